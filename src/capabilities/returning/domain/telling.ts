/** What may not stand on a sheet that somebody could find in her bag: words that say why she travels, and numbers that answer with who they are. */
const words = [
  'traffick',
  'människohandel',
  'prostitu',
  'victim',
  'offer för',
  'brottsoffer',
  'skyddat boende',
  'shelter',
  'socialtjänst',
  'social service',
  'migrationsverket',
  'kvinnojour',
  'återvändandeprogram',
  'polis',
  'police',
  'iom',
  'lilja',
  'jämställdhetsmyndigheten',
  'trafic de persoane',
  'трафик',
  'торговл',
  'проститу',
]

const digitsOf = (text: string): string => text.replaceAll(/\D/g, '')
/** A number as it is dialled from anywhere: without the zeros or the country's own code in front. */
const bare = (digits: string): string => digits.replace(/^(?:00)?46/, '').replace(/^0+/, '')

export type Telling = 'telling-word' | 'telling-number'

/**
 * @param text what is to stand on the sheet
 * @param known public numbers of organisations, as they are written
 */
export function tellsOf(text: string, known: readonly string[]): Telling | null {
  const said = ` ${text.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `
  if (words.some((word) => said.includes(` ${word}`))) return 'telling-word'
  const numbers = (text.match(/\+?\d[\d\s()./\p{Pd}]{3,}\d/gu) ?? []).map((one) => bare(digitsOf(one)))
  const ours = known.map((one) => bare(digitsOf(one))).filter((one) => one.length >= 5)
  // A time or a sum may stand right before the number.
  const isOurs = (number: string): boolean => ours.some((one) => number === one || (one.length > 6 && number.endsWith(one)))
  return numbers.some(isOurs) ? 'telling-number' : null
}
