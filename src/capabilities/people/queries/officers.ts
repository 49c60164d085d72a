import type { Visit } from '#platform/http/visit.ts'
import type { OfficersModel } from '#capabilities/people/pages/officers-pages.tsx'
import { colleagues } from '#capabilities/people/store/staff.ts'

/** Colleagues who could be officers, and those who could hold the duty key: all with keys. */
export async function officersToChoose(visit: Visit): Promise<OfficersModel> {
  const enrolled = (await colleagues(visit.tx)).filter((one) => one.publicKey !== null)
  const lines = (people: typeof enrolled) => people.map((one) => ({ id: one.id, text: `${one.name} · ${one.staffCode}` }))
  return { officers: lines(enrolled.filter((one) => one.roles.includes('key_officer'))), colleagues: lines(enrolled) }
}
