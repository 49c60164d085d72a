import { createHmac } from 'node:crypto'
import type { Instant } from '#kernel/time.ts'

const tokenLength = 16

/** What an exact search compares. The key is one of a zone and a field, and lies in the other database. */
export const blindToken = (key: Uint8Array, normalised: string): Uint8Array =>
  new Uint8Array(createHmac('sha256', key).update(normalised, 'utf8').digest()).slice(0, tokenLength)

/** Letters that no decomposition takes apart. */
const plainLetters: Readonly<Record<string, string>> = { ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', đ: 'd', ð: 'd', ħ: 'h', ı: 'i', ł: 'l', þ: 'th', ς: 'σ' }

/** Names written in another way, with other capitals, other order or without marks meet: `Łucja  Anna-Karin` is `KARIN, anna lucja`. */
export const normaliseName = (name: string): string =>
  name
    .normalize('NFKD')
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[\p{M}'’ʼ`´]/gu, '')
    .replace(/[ßæœøđðħıłþς]/gu, (letter) => plainLetters[letter] ?? letter)
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .sort()
    .join(' ')

const written = /^(\d{2})?(\d{6})([-+]?)(\d{4})$/

/** Spaces of every kind go, every kind of dash is a dash, digits of every width are digits. */
const tidy = (text: string): string =>
  text
    .normalize('NFKC')
    .replace(/\s/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')

const dayIn = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', year: 'numeric', month: '2-digit', day: '2-digit' })

/** A coordination number carries the day plus sixty. */
const birthDay = (monthAndDay: string): string => {
  const day = Number(monthAndDay.slice(2))
  return monthAndDay.slice(0, 2) + String(day > 60 ? day - 60 : day).padStart(2, '0')
}

/** Ten digits name no century: it is the latest that is not in the future, and with a plus sign the one before that. */
const centuryOf = (six: string, sign: string, today: Instant): string => {
  const now = dayIn.format(today).replaceAll('-', '')
  const latest = Number(now.slice(0, 2))
  const century = latest + six.slice(0, 2) + birthDay(six.slice(2)) <= now ? latest : latest - 1
  return String(sign === '+' ? century - 1 : century)
}

/**
 * A Swedish personal or coordination number, written in any way, as twelve digits; `null` when it has not that form.
 * Whether such a number can exist is asked of `isPersonalNumber`.
 */
export const normaliseNumber = (text: string, today: Instant): string | null => {
  const match = written.exec(tidy(text))
  if (!match) return null
  const [, century, six = '', sign = '', four = ''] = match
  return (century ?? centuryOf(six, sign, today)) + six + four
}

const sumsUp = (ten: string): boolean =>
  Array.from(ten, Number).reduce((sum, digit, index) => sum + (index % 2 === 0 ? (digit > 4 ? digit * 2 - 9 : digit * 2) : digit), 0) % 10 === 0

/** A coordination number of somebody whose date of birth is not known may carry month 00 or day 60. */
const isBirthDate = (eight: string): boolean => {
  const [year, month, day] = [Number(eight.slice(0, 4)), Number(eight.slice(4, 6)), Number(eight.slice(6))]
  const coordination = day >= 60
  const real = coordination ? day - 60 : day
  if (coordination && month <= 12 && (month === 0 || real === 0)) return real <= 31
  const date = new Date(Date.UTC(year, month - 1, real))
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === real
}

/** Twelve digits with a possible date and a right check digit (Luhn over the last ten). */
export const isPersonalNumber = (twelve: string): boolean => /^\d{12}$/.test(twelve) && isBirthDate(twelve.slice(0, 8)) && sumsUp(twelve.slice(2))
