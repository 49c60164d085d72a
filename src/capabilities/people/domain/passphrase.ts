import { accept, refuse } from '#kernel/result.ts'
import type { Result } from '#kernel/result.ts'

export const shortest = 15
export const longest = 256

/** Words that appear in every list of guesses; a passphrase that is only these, spaces and digits aside, is refused. */
const common = [
  'password',
  'passphrase',
  'passwordpassword',
  'correcthorsebatterystaple',
  'qwertyuiopasdfgh',
  'qwertyuiopasdfghjkl',
  'asdfghjklqwertyuiop',
  'iloveyouiloveyou',
  'letmeinletmein',
  'adminadminadmin',
  'welcomewelcome',
  'welcometothejungle',
  'thequickbrownfox',
  'thequickbrownfoxjumpsoverthelazydog',
  'maytheforcebewithyou',
  'tobeornottobe',
  'onceuponatime',
  'happybirthday',
  'abcdefghijklmnop',
  'abcdefghijklmnopqrstuvwxyz',
  'ilovemyfamily',
  'changemechangeme',
  'secretsecretsecret',
  'lösenord',
  'lösenordlösenord',
  'lösenfras',
  'mittlösenord',
  'mittlångalösenord',
  'hemligthemligt',
  'jagälskardig',
  'jagälskarsverige',
  'välkommentillsverige',
  'detvarengång',
  'barnenibullerbyn',
  'pippilångstrump',
  'sommarensommaren',
  'sommarvinterhöstvår',
  'vårsommarhöstvinter',
  'socialtjänsten',
  'socialförvaltningen',
  'socialsekreterare',
  'projektlilja',
  'liljaliljalilja',
  'mänskligarättigheter',
  'kvinnofridkvinnofrid',
  'sverigesverige',
  'stockholmstockholm',
  'göteborggöteborg',
  'måndagtisdagonsdag',
]
const bare = (words: string): string =>
  words
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}]/gu, '')
const blocked = new Set(common.map(bare))

const upwards = '1234567890'.repeat(26)
const downwards = '0987654321'.repeat(26)
/** A passphrase of figures alone that only counts, or says the same again and again. */
const isCounting = (figures: string): boolean =>
  figures !== '' && (`0${upwards}`.includes(figures) || downwards.includes(figures) || /^(\d{1,10})\1+$/.test(figures))

export type PassphraseRefusal = 'too-short' | 'too-long' | 'too-common'

/** Long, and not what everybody guesses first. No rules about signs and digits: they make people choose worse. */
export function judgePassphrase(words: string, login: string): Result<string, PassphraseRefusal> {
  const characters = Array.from(words.normalize('NFKC'))
  if (characters.length < shortest) return refuse('too-short')
  if (characters.length > longest) return refuse('too-long')
  const letters = bare(words)
  if (blocked.has(letters) || new Set(characters).size < 5) return refuse('too-common')
  if (letters !== '' && (letters === bare(login) || /^(.{1,10})\1+$/u.test(letters))) return refuse('too-common')
  if (letters === '' && isCounting(words.normalize('NFKC').replace(/\D/g, ''))) return refuse('too-common')
  return accept(words)
}
