import { transferGroundCodes, type TransferGroundCode } from '#capabilities/cases/domain/transfer-reference.ts'

/** What lets personal data leave the country, with its law. It is asked for beside the way through secrecy. */
export type TransferGround = { readonly code: TransferGroundCode; readonly law: string }

/** By what a decision of disclosure can rest on: what the person carries herself is none. */
export const disclosureTransfers: readonly TransferGroundCode[] = transferGroundCodes.filter((code) => code !== 'own_hand')

export const leavesCountry = (toCountry: string): boolean => toCountry !== 'SE'

export type TransferFault = 'transfer-not-allowed' | 'transfer-ground-missing' | 'transfer-ground-not-valid'

/**
 * What is wrong with letting something leave for a country; `null` when nothing is, or when it stays in Sweden. A municipality has no ground: it may
 * not transfer in a case like this (lag 2001:454, 16 §).
 *
 * @param valid the grounds of this kind of zone for that country today
 */
export function transferFault(toCountry: string, chosen: string | null, valid: readonly TransferGround[]): TransferFault | null {
  if (!leavesCountry(toCountry)) return null
  const open = valid.filter(({ code }) => disclosureTransfers.includes(code))
  if (open.length === 0) return 'transfer-not-allowed'
  if (chosen === null) return 'transfer-ground-missing'
  return open.some(({ code }) => code === chosen) ? null : 'transfer-ground-not-valid'
}

/** Both grounds as the record says them: through secrecy, and out of the country. */
export const groundsSaid = ({ ground, transferGround }: { readonly ground: string; readonly transferGround: string | null }): string =>
  transferGround === null ? ground : `${ground}+${transferGround}`
