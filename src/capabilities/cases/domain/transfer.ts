import { transferGroundCodes, type TransferGroundCode } from '#capabilities/cases/domain/transfer-reference.ts'

/** What lets personal data leave the country, with its law. It is asked for beside the way through secrecy. */
export type TransferGround = { readonly code: TransferGroundCode; readonly law: string }

/** By what a decision of disclosure can rest on: what the person carries herself is none. */
export const disclosureTransfers: readonly TransferGroundCode[] = transferGroundCodes.filter((code) => code !== 'own_hand')

export const leavesCountry = (toCountry: string): boolean => toCountry !== 'SE'

/** Kinds of zones that are part of a municipality: it may not transfer in a case like this (lag 2001:454, 16 §). */
const municipal: readonly string[] = ['social_services', 'social_on_call', 'specialist_clinic']
export const isMunicipal = (zoneKind: string): boolean => municipal.includes(zoneKind)

export type TransferFault = 'municipality-may-not-transfer' | 'transfer-not-allowed' | 'transfer-ground-missing' | 'transfer-ground-not-valid'

/**
 * What is wrong with letting something leave for a country; `null` when nothing is, or when it stays in Sweden. Who has no ground is told why: only a
 * municipality that it is one.
 *
 * @param from the kind of zone that lets it leave
 * @param valid the grounds of this kind of zone for that country today
 */
export function transferFault(from: string, toCountry: string, chosen: string | null, valid: readonly TransferGround[]): TransferFault | null {
  if (!leavesCountry(toCountry)) return null
  const open = valid.filter(({ code }) => disclosureTransfers.includes(code))
  if (open.length === 0) return isMunicipal(from) ? 'municipality-may-not-transfer' : 'transfer-not-allowed'
  if (chosen === null) return 'transfer-ground-missing'
  return open.some(({ code }) => code === chosen) ? null : 'transfer-ground-not-valid'
}

/** Both grounds as the record says them: through secrecy, and out of the country. */
export const groundsSaid = ({ ground, transferGround }: { readonly ground: string; readonly transferGround: string | null }): string =>
  transferGround === null ? ground : `${ground}+${transferGround}`
