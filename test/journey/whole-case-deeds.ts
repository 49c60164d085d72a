import { expect } from 'vitest'
import { invitationWords } from '#capabilities/cases/domain/pseudonym.ts'
import type { Fields } from '#test/house.ts'
import { lastPart } from '#test/journey/hands.ts'
import { id, zone } from '#test/journey/story.ts'
import { day, type WholeCase } from '#test/journey/whole-case.ts'

/** What several of the journeys do on the way, each through its form. */

export const dangers = (more: Fields = {}): Fields => ({
  occasion: 'first',
  ...Object.fromEntries(
    ['acute', 'lethal', 'again', 'self'].flatMap((danger) => [
      [`level_${danger}`, danger === 'again' ? 'medium' : 'low'],
      [`sure_${danger}`, 'fairly'],
      [`own_${danger}`, 'medium'],
      [`reason_${danger}`, 'Som det ser ut i dag.'],
    ]),
  ),
  reviewOn: day(2),
  validUntil: day(3),
  ...more,
})
export const measure = (area: string, code: string, payer: string, owner = 'worker.alfa'): Fields => ({
  area,
  code,
  owner: id(owner),
  startOn: day(0),
  dueAt: `${day(10)}T12:00`,
  payer,
})

type Asked = { readonly asks: readonly { readonly id: string; readonly state: string }[] }
type Requests = {
  readonly requests: readonly {
    readonly answers: readonly { readonly id: string; readonly state: string }[]
    readonly children: readonly { readonly id: string }[]
  }[]
}
const json = async <Answer>(w: WholeCase, login: string, path: string): Promise<Answer> => {
  const answer = await (await w.as(login)).asks(path)
  expect([login, path, answer.status]).toEqual([login, path, 200])
  return (await answer.json()) as Answer
}

/** A place at the shelter, in use from tonight. */
export const opensPlace = (w: WholeCase, codeName: string, takes: readonly string[], more: Fields = {}): Promise<string> =>
  w.sends('shelter.a17', '/places/new', { codeName, house: 'B', region: 'middle', takes, adults: '1', children: '3', wheelchair: 'yes', ...more })

/** From a request that has been sent to somebody who has come: offered, taken, decided about each child, let in. Answers with the request as the shelter knows it. */
export async function isTakenIn(w: WholeCase, worker: string, theCase: string, checked: Fields = {}): Promise<string> {
  const { asks } = await json<Asked>(w, 'shelter.a17', '/place-requests')
  const ask = `/place-requests/${asks.find((one) => one.state === 'asked')?.id}`
  const form = await w.reads('shelter.a17', `${ask}/offer`)
  const [, place = ''] = /<option value="([0-9a-f-]{36})"/.exec(form) ?? /name="place"[^>]*value="([0-9a-f-]{36})"/.exec(form) ?? []
  await w.does('shelter.a17', `${ask}/offer`, { place, hours: '4' })
  const { requests } = await json<Requests>(w, worker, `${theCase}/placement`)
  const offer = requests.flatMap((one) => one.answers).find((one) => one.state === 'offered')
  await w.does(worker, `${theCase}/placement/offers/${offer?.id}`, { answer: 'accept' })
  for (const child of requests.flatMap((one) => one.children)) await w.sends(worker, `${theCase}/placement/children/${child.id}`, { decision: 'decided' })
  await w.does('head.a17', `${ask}/admission`, { answer: 'admit', ...checked })
  await w.sends('shelter.a17', `${ask}/arrival`, { came: 'yes', on: day(0) })
  return ask
}

/** Another zone is asked into the case, and somebody there says yes. */
export async function brings(w: WholeCase, worker: string, theCase: string, code: string, login: string): Promise<void> {
  await w.sends(worker, `${theCase}/units`, { zone: zone(code), word: invitationWords[3] ?? '', until: `${day(1)}T12:00` })
  const link = /\/cases\/invitations\/[0-9a-f-]{36}/.exec(await w.reads(login, '/cases/invitations'))?.[0] ?? ''
  await w.sends(login, link, { answer: 'accept' })
}

/** A colleague works in the case as well. */
export const joins = (w: WholeCase, worker: string, theCase: string, login: string, classes: readonly string[]): Promise<string> =>
  w.sends(worker, `${theCase}/team/new`, { person: id(login), position: 'member', classes, writes: classes, until: day(90) })

export const opensCase = async (w: WholeCase, worker: string, more: Fields = {}, picture?: string): Promise<string> => {
  const fields: Fields = { child: 'no', track: 'trafficking', municipality: '2480', ...more }
  const to = picture === undefined ? await w.sends(worker, '/cases/new', fields) : await w.does(worker, '/cases/new', fields, picture)
  return `/cases/${lastPart(to)}`
}
