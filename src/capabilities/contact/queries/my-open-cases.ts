import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findCards } from '#capabilities/cases/contract.ts'
import { myOpenCaseIds } from '#capabilities/contact/store/my-cases.ts'

/** Open cases the person asking may write in, by made-up name. */
export async function myOpenCases(visit: Visit): Promise<readonly { readonly id: Id; readonly pseudonym: string }[]> {
  const cards = await findCards(visit.tx, await myOpenCaseIds(visit.tx))
  return [...cards.values()].map(({ id, pseudonym }) => ({ id, pseudonym })).sort((a, b) => a.pseudonym.localeCompare(b.pseudonym, 'sv'))
}
