import { invitationWords } from '#capabilities/cases/domain/pseudonym.ts'
import { demoZones } from '#capabilities/people/demo.ts'
import type { Scene, Stage, Standing } from '#test/input/scenes.ts'
import type { Fields, Someone } from '#test/house.ts'

/** What has to happen in a case, at a shelter, or between boards, before somebody stands before one of these doors. */

const uuid = '[0-9a-f-]{36}'
const linkIn = (html: string, pattern: string): string | null => new RegExp(pattern.replaceAll('*', uuid)).exec(html)?.[0] ?? null
const done = async (who: Someone, path: string, fields: Fields): Promise<string | null> => {
  const answer = await who.fills(path, fields)
  return answer.status === 303 ? answer.headers.get('location') : null
}
const optionsIn = (html: string, name: string): readonly string[] => {
  const inside = new RegExp(`<select[^>]* name="${name}"[\\s\\S]*?</select>`).exec(html)?.[0] ?? ''
  return [...inside.matchAll(/<option[^>]* value="([^"]+)"|<option value="([^"]+)"/g)].map((match) => match[1] ?? match[2] ?? '')
}
const stands = (path: string | null, login: string): Standing | null => (path === null ? null : [path, login])

/** The first page of somebody's cases on which such a link stands. */
async function inSomeCase({ as }: Stage, login: string, part: string, link: string): Promise<Standing | null> {
  const who = await as(login)
  for (const [theCase] of new Set((await who.reads('/cases')).matchAll(new RegExp(`/cases/${uuid}`, 'g')))) {
    const found = linkIn(await who.reads(theCase + part), link)
    if (found !== null) return [found, login]
  }
  return null
}

const asksForBeds = async ({ at }: Stage, more: Fields): Promise<{ readonly theCase: string; readonly who: Someone; readonly login: string } | null> => {
  const { path, who, login } = at('request-place')
  const wanted = { adults: '1', who: 'families', fromDay: '2026-04-20', nights: '2', basis: 'board_decision', all: 'yes', ...more }
  return (await done(who, path, wanted)) === null ? null : { theCase: path.replace(/\/placement\/new$/, ''), who, login }
}
async function offersBed({ as }: Stage): Promise<void> {
  const shelter = await as('shelter.a17')
  for (const [ask] of (await shelter.reads('/place-requests?show=asked')).matchAll(new RegExp(`/place-requests/${uuid}`, 'g')))
    for (const place of optionsIn(await shelter.reads(`${ask}/offer`), 'place'))
      if ((await done(shelter, `${ask}/offer`, { place, hours: '24', anyway: 'yes' })) !== null) return
}

/** A report of concern that was written and, when wanted, sent. */
async function concern({ at }: Stage, sent: boolean): Promise<Standing | null> {
  const { path, who, login } = at('write-concern')
  const written = await done(who, path, { suspectedOn: '2026-03-10', danger: 'no', custodian: 'do_not_contact', part_seen: 'Sett i dag.' })
  if (written === null) return null
  if (!sent) return [`${written}/sent`, login]
  await done(who, `${written}/sent`, { sentAt: '2026-03-10T23:15', sentHow: 'by_phone' })
  return [`${written}/received`, login]
}

/** Another board is asked into a case, says yes, and is asked to take over; it stands before the question. */
async function answersBoard({ as }: Stage): Promise<Standing | null> {
  const [asker, other] = [await as('worker.alfa'), await as('worker.beta')]
  const zone = demoZones.find(({ code }) => code === 'BETA')?.id ?? ''
  const waiting = async (): Promise<readonly string[]> => (await other.reads('/cases/invitations')).match(new RegExp(`/cases/invitations/${uuid}`, 'g')) ?? []
  for (const [theCase] of new Set((await asker.reads('/cases')).matchAll(new RegExp(`/cases/${uuid}`, 'g')))) {
    const before = new Set(await waiting())
    if ((await done(asker, `${theCase}/units`, { zone, word: invitationWords[4] ?? '', until: '2026-03-11T12:00' })) !== null) {
      const fresh = (await waiting()).find((one) => !before.has(one))
      if (fresh !== undefined) await done(other, fresh, { answer: 'accept' })
    }
    const ask = `${theCase}/costs/transfers/new`
    if ((await asker.visits(ask)).status !== 200) continue
    for (const board of optionsIn(await asker.reads(ask), 'board')) {
      if (board === '' || (await done(asker, ask, { board, askedOn: '2026-03-10' })) === null) continue
      const link = linkIn(await other.reads(`${theCase}/costs/payer`), '/cases/*/costs/transfers/*')
      if (link !== null) return [link, 'worker.beta']
    }
  }
  return null
}

/** Somebody who came home is exploited again: it rings at once, at whichever point of following up is due. */
async function ringsAgain({ at }: Stage): Promise<Standing | null> {
  const { path, who, login } = at('record-follow-up')
  const known = {
    safety: 'unsafe',
    housing: 'for_now',
    income: 'none',
    health: 'unknown',
    children: 'unknown',
    network: 'alone',
    exploiterContact: 'yes',
    satisfied: 'unknown',
  }
  const part = path.replace(new RegExp(`^/cases/${uuid}`), '')
  for (const [theCase] of new Set((await who.reads('/cases')).matchAll(new RegExp(`/cases/${uuid}`, 'g')))) {
    const page = await who.visits(theCase + part)
    if (page.status !== 200) continue
    for (const point of optionsIn(await page.text(), 'point')) {
      const asked = { point, onDay: '2026-03-10', reach: 'reached', how: 'she_called', ...known, exploitedAgain: 'yes' }
      const after = point === '' ? null : await done(who, theCase + part, asked)
      const link = after === null ? null : linkIn(await who.reads(after), '/cases/*/return/after/alarms/*')
      if (link !== null) return [link, login]
    }
  }
  return null
}

export const scenesOfACase: Readonly<Record<string, Scene>> = {
  'open-place': async ({ at }) => {
    const { path, who, login } = at('close-place')
    const place = await done(who, path, { from: '2027-05-01', until: '2027-05-03', reason: 'repair' })
    return place === null ? null : stands(linkIn(await who.reads(place), '/places/*/closed/*/open'), login)
  },
  'answer-offer': async (stage) => {
    const asked = await asksForBeds(stage, {})
    if (asked === null) return null
    await offersBed(stage)
    return stands(linkIn(await asked.who.reads(`${asked.theCase}/placement`), '/cases/*/placement/offers/*'), asked.login)
  },
  'decide-about-child': async (stage) => {
    const asked = await asksForBeds(stage, { children_6_12: '1' })
    return asked === null ? null : stands(linkIn(await asked.who.reads(`${asked.theCase}/placement`), '/cases/*/placement/children/*'), asked.login)
  },
  'end-leave': async ({ as }) => {
    for (const login of ['worker2.alfa', 'head.alfa']) {
      const link = linkIn(await (await as(login)).reads('/leave'), '/leave/*/end')
      if (link !== null) return [link, login]
    }
    return null
  },
  'concern-sent': (stage) => concern(stage, false),
  'concern-received': (stage) => concern(stage, true),
  'unlink-incident': async ({ as }) => {
    const who = await as('worker.beta')
    for (const [, theCase] of (await who.reads('/cases')).matchAll(new RegExp(`/cases/(${uuid})`, 'g'))) {
      const link = linkIn(await who.reads(`/incidents/${theCase}`), '/incidents/*/*/end')
      if (link !== null) return [link, 'worker.beta']
    }
    return null
  },
  'end-hidden-whereabouts': (stage) => inSomeCase(stage, 'worker.beta', '/child', '/cases/*/child/hidden/*/end'),
  'decide-who-pays': async ({ at }) => {
    const { path, who, login } = at('assess-who-pays')
    return stands(await done(who, path, { stays: 'here', permanent: 'none', placedBy: 'nobody', status: 'no_permit', child: 'no' }), login)
  },
  'answer-transfer': answersBoard,
  'answer-follow-up-alarm': ringsAgain,
  'request-move': async (stage) =>
    (await inSomeCase(stage, 'worker.alfa', '/placement', '/cases/*/placement/moves/*')) ??
    (await inSomeCase(stage, 'worker.beta', '/placement', '/cases/*/placement/moves/*')),
}
