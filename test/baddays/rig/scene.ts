import { demoPerson, demoZone } from '#capabilities/people/demo.ts'
import { must, type Fields, type Person } from '#test/baddays/rig/person.ts'
import { opening } from '#test/baddays/rig/storm.ts'

export type People = Readonly<Record<'worker' | 'head' | 'police', Person>>
export type Scene = { readonly caseId: string; readonly identity: string; readonly threat: string }

const harmTest = 'Weighed tonight, and it protects the person more than it harms.'
const police = { zone: demoZone('POLN').id, person: demoPerson('police.poln').id }

/** A case of ALFA in which the police have their part, with a name and a threat written down. */
export async function openScene({ worker, police: officer }: People): Promise<Scene> {
  const caseId = must(await worker.tells('/cases/new', { ...opening, child: 'yes' }), 'open')
  must(await worker.tells(`/cases/${caseId}/units`, { zone: police.zone, word: 'Gran', until: '2026-03-11T23:00' }), 'invite')
  const invitation = /invitations\/([0-9a-f-]{36})/.exec((await officer.page('/cases/invitations')).text)?.[1] ?? ''
  must(await officer.tells(`/cases/invitations/${invitation}`, { answer: 'accept' }), 'accept')
  const write = async (fields: Fields): Promise<string> => must(await worker.tells(`/cases/${caseId}/records/new`, fields), 'write')
  return {
    caseId,
    identity: await write({ class: 'C1', kind: 'identity', text: 'Nobody Invented' }),
    threat: await write({ class: 'C10', kind: 'threat_note', text: 'Somebody waits outside' }),
  }
}

const prepare = async (worker: Person, caseId: string, query: string): Promise<string> =>
  must(
    await worker.tells(`/cases/${caseId}/disclosures/new/recipient?${query}&to=${police.zone}`, {
      named: police.person,
      purpose: 'investigate_crime',
      ground: 'crime_against_child',
      harmTest,
    }),
    'prepare',
  )
export const sending: Fields = { until: '2026-03-20', verified: 'call_back', known: 'yes' }

/** A copy of the name, ready to be sent. */
export const prepareCopy = (worker: Person, { caseId, identity }: Scene): Promise<string> => prepare(worker, caseId, `mode=snapshot&records=${identity}`)

/** Threats are open to the police from now on, a second person having said yes. */
export async function startRunning({ worker, head }: People, { caseId }: Scene): Promise<string> {
  const id = await prepare(worker, caseId, 'mode=running&classes=C10')
  const send = async (): Promise<void> =>
    void must(await worker.tells(`/cases/${caseId}/disclosures/${id}/send`, { ...sending, _version: await versionOf(worker, caseId, id) }), 'send')
  await send()
  const waiting = /approvals\/([0-9a-f-]{36})/.exec((await head.page('/cases/approvals')).text)?.[1] ?? ''
  must(await head.tells(`/cases/approvals/${waiting}`, { answer: 'yes' }), 'approve')
  await send()
  return id
}
export const versionOf = async (worker: Person, caseId: string, id: string): Promise<number> =>
  Number((await worker.paper(`/cases/${caseId}/disclosures/${id}/send`)).fields['_version']?.[0])
