import type { GrantState } from '#capabilities/returning/domain/after-codes.ts'
import type { Part } from '#capabilities/returning/domain/return.ts'

/** Amounts are whole numbers of the smallest unit of a currency. Never a fraction. */
export type Minor = number
/** More than any one line; a larger figure is a slip of the hand. */
export const mostMinor: Minor = 100_000_000_000

/** Currencies (ISO 4217) that a grant may be in, with how many digits stand after the point. Added when a country needs one. */
export const decimalsOf = {
  SEK: 2,
  EUR: 2,
  USD: 2,
  GBP: 2,
  NOK: 2,
  DKK: 2,
  ISK: 0,
  CHF: 2,
  PLN: 2,
  CZK: 2,
  HUF: 2,
  RON: 2,
  BGN: 2,
  RSD: 2,
  BAM: 2,
  MKD: 2,
  ALL: 2,
  MDL: 2,
  UAH: 2,
  BYN: 2,
  RUB: 2,
  GEL: 2,
  AMD: 2,
  TRY: 2,
  KZT: 2,
  UZS: 2,
  MNT: 2,
  CNY: 2,
  INR: 2,
  NPR: 2,
  BDT: 2,
  PKR: 2,
  LKR: 2,
  THB: 2,
  VND: 0,
  PHP: 2,
  IDR: 2,
  NGN: 2,
  GHS: 2,
  KES: 2,
  UGX: 0,
  TZS: 2,
  ETB: 2,
  XAF: 0,
  XOF: 0,
  MAD: 2,
  TND: 3,
  EGP: 2,
  BRL: 2,
  COP: 2,
  PEN: 2,
  DOP: 2,
} as const satisfies Readonly<Record<string, number>>
export type Currency = keyof typeof decimalsOf
export const currencies = Object.keys(decimalsOf) as [Currency, ...Currency[]]

const shape = /^(\d{1,3}(?:[\s\u00a0.]\d{3})+|\d{1,9})(?:[,.](\d{1,3}))?$/
/** What somebody typed as an amount: `1 850`, `1850,50`. `null` when it is none in that currency. */
export function parseAmount(words: string, currency: Currency): Minor | null {
  const match = shape.exec(words.trim())
  const decimals = decimalsOf[currency]
  if (!match?.[1] || (match[2] !== undefined && match[2].length !== decimals)) return null
  // A point before three digits could be either sign where three digits stand for the smallest unit.
  if (decimals === 3 && match[2] === undefined && match[1].includes('.')) return null
  const minor = Number(match[1].replace(/\D/g, '')) * 10 ** decimals + Number(match[2] ?? '0')
  return minor > 0 && minor <= mostMinor ? minor : null
}

const group = (digits: string, mark: string): string => digits.replace(/\B(?=(\d{3})+$)/g, mark)
/** `1 850,50 RON`; the minus is a real one. */
export function sayAmount(minor: Minor, currency: Currency, language: 'sv' | 'en'): string {
  const decimals = decimalsOf[currency]
  const size = String(Math.abs(minor)).padStart(decimals + 1, '0')
  const whole = group(decimals === 0 ? size : size.slice(0, -decimals), language === 'sv' ? '\u00a0' : ',')
  const rest = decimals === 0 ? '' : `${language === 'sv' ? ',' : '.'}${size.slice(-decimals)}`
  return `${minor < 0 ? '−' : ''}${whole}${rest}\u00a0${currency}`
}

const may = {
  plan: ['coordinator', 'partner', 'abroad'],
  approve: ['coordinator', 'partner'],
  pay: ['partner', 'abroad'],
  drop: ['coordinator', 'partner'],
  counter: ['coordinator', 'partner'],
} as const satisfies Readonly<Record<string, readonly Part[]>>
export type GrantDeed = keyof typeof may
const from: Readonly<Record<Exclude<GrantDeed, 'plan'>, readonly GrantState[]>> = {
  approve: ['planned'],
  pay: ['approved'],
  drop: ['planned', 'approved'],
  counter: ['paid'],
}

/** What each part of the case may do with money: nobody approves what they planned themselves, or pays what they approved. */
export const mayDo = (part: Part | null, deed: GrantDeed): boolean => part !== null && (may[deed] as readonly Part[]).includes(part)
export const follows = (state: GrantState, deed: Exclude<GrantDeed, 'plan'>): boolean => from[deed].includes(state)

/** Whether so much more is within what one person may be granted in all. Both in öre. */
export const withinCeiling = (granted: number, ore: number, most: number): boolean => granted + ore <= most
