import type { SealedWords } from '#app/demo/sealed-words.ts'
import { idOf, keep, must, on, personId, step, stepOutside, type Story } from '#app/demo/story.ts'
import { applyForPermit, type Application } from '#capabilities/support/commands/apply-permit.ts'
import { draftConcern, linkCases, receiveConcern, sendConcern, type NewConcern } from '#capabilities/support/commands/child-concern.ts'
import { hearChild, hideChild, nameAdult, sayChild, type Heard, type NewAdult } from '#capabilities/support/commands/child-deeds.ts'
import { decidePermit, receivePermit, tellOfPermit } from '#capabilities/support/commands/decide-permit.ts'
import { goOnLeave } from '#capabilities/support/commands/hand-over-deadline.ts'
import { startDeadlines } from '#capabilities/support/commands/start-deadlines.ts'
import type { HiddenLaw, IncidentKind, SendWay } from '#capabilities/support/domain/child.ts'
import type { Trigger } from '#capabilities/support/domain/deadline-codes.ts'
import { enterLaw, type EnteredLaw } from '#capabilities/support/queries/enter-law.ts'
import { findChild, type Child } from '#capabilities/support/store/child.ts'
import { concernsOf } from '#capabilities/support/store/child-concern.ts'
import { permitsOf, type PermitRow, type Told } from '#capabilities/support/store/permit.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'

/** What the law waits for, permits and children, as steps of a story. Words about a person come sealed or not at all. */

const entered = async (visit: Visit, story: Story): Promise<EnteredLaw> => {
  const found = await enterLaw(visit, idOf(story, 'case'))
  if (!found) throw new Error('the case is not there')
  return found
}
const dayOf = (story: Story, daysAgo: number): string => isoDay(on(story, daysAgo, '12:00'))
const permitOf = async (visit: Visit, story: Story, word: string): Promise<PermitRow> => {
  const found = (await permitsOf(visit.tx, idOf(story, 'case'))).find((one) => one.id === idOf(story, word))
  if (!found) throw new Error('the application is not there')
  return found
}

export const entersDecision = (story: Story, at: Instant, by: string, what: { readonly trigger: Trigger; readonly on: number; readonly who?: string }): void =>
  step(story, at, by, 'decision.entered', async (visit) => {
    const { card, standing } = await entered(visit, story)
    const entry = { trigger: what.trigger, onDay: dayOf(story, what.on), endsOn: null, personId: personId(what.who ?? by), deputyId: null }
    must(await startDeadlines(visit, card.id, standing, entry))
  })

type Applied = Pick<Application, 'kind' | 'applicant' | 'basis' | 'way'> & { readonly words?: SealedWords; readonly as: string }
export const applies = (story: Story, at: Instant, by: string, { words, as, ...asked }: Applied): void =>
  step(story, at, by, 'permit.applied', async (visit) =>
    keep(story, as, must(await applyForPermit(visit, await entered(visit, story), { ...asked, sentOn: isoDay(at), words: words ?? null }))),
  )
export const getsReceipt = (story: Story, at: Instant, by: string, permit: string): void =>
  step(story, at, by, 'permit.received', async (visit) => {
    const found = await permitOf(visit, story, permit)
    must(await receivePermit(visit, found, found.version, isoDay(at)))
  })
type Granted = {
  readonly permit: string
  readonly number: SealedWords
  readonly from: number
  readonly to: number
  readonly who: string
  readonly deputy: string
}
export const isGranted = (story: Story, at: Instant, by: string, { permit, number, from, to, who, deputy }: Granted): void =>
  step(story, at, by, 'permit.decided', async (visit) => {
    const found = await permitOf(visit, story, permit)
    const said = { outcome: 'granted', decidedOn: isoDay(at), validFrom: dayOf(story, from), validTo: dayOf(story, to), checked: true } as const
    must(await decidePermit(visit, await entered(visit, story), found, found.version, { ...said, number, personId: personId(who), deputyId: personId(deputy) }))
  })
export const tellsOfPermit = (story: Story, at: Instant, by: string, permit: string, told: Omit<Told, 'id' | 'permitId' | 'toldOn'>): void =>
  step(story, at, by, 'permit.told', async (visit) => must(await tellOfPermit(visit, await permitOf(visit, story, permit), { ...told, toldOn: isoDay(at) })))

export const goesAway = (story: Story, at: Instant, by: string, away: { readonly from: number; readonly until: number; readonly deputy: string }): void =>
  stepOutside(story, at, by, 'leave.noted', async (visit) =>
    must(
      await goOnLeave(
        visit,
        { personId: personId(by), fromDay: dayOf(story, away.from), untilDay: dayOf(story, away.until), deputyId: personId(away.deputy) },
        false,
      ),
    ),
  )

export const saysChild = (story: Story, at: Instant, by: string, facts: Pick<Child, 'band' | 'part' | 'school' | 'shelter'>): void =>
  step(story, at, by, 'child.changed', async (visit) => {
    const there = await entered(visit, story)
    must(await sayChild(visit, there, (await findChild(visit.tx, there.card.id))?.version ?? 0, facts))
  })
export const hearsChild = (story: Story, at: Instant, by: string, heard: Omit<Heard, 'onDay' | 'words'> & { readonly words: SealedWords }): void =>
  step(story, at, by, 'child.heard', async (visit) => must(await hearChild(visit, await entered(visit, story), { ...heard, onDay: isoDay(at) })))
export const namesAdult = (
  story: Story,
  at: Instant,
  by: string,
  { as, name, ...adult }: Omit<NewAdult, 'fromDay' | 'untilDay' | 'name'> & { readonly name: SealedWords; readonly as: string },
): void =>
  step(story, at, by, 'child.adult-named', async (visit) =>
    keep(story, as, must(await nameAdult(visit, await entered(visit, story), { ...adult, name, fromDay: isoDay(at), untilDay: null }))),
  )
export const hidesFrom = (story: Story, at: Instant, by: string, law: HiddenLaw, adult: string | null): void =>
  step(story, at, by, 'child.hidden', async (visit) =>
    must(await hideChild(visit, await entered(visit, story), { law, adultId: adult === null ? null : idOf(story, adult), decidedOn: isoDay(at) })),
  )

type Concern = Pick<NewConcern, 'danger' | 'custodian'> & { readonly seen: SealedWords; readonly worry: SealedWords; readonly as: string }
export const reportsConcern = (story: Story, at: Instant, by: string, { seen, worry, as, ...said }: Concern): void =>
  step(story, at, by, 'concern.written', async (visit) =>
    keep(
      story,
      as,
      must(await draftConcern(visit, await entered(visit, story), { ...said, suspectedOn: isoDay(at), parts: { seen, worry, said: null, reach_us: null } })),
    ),
  )
export const sendsConcern = (story: Story, at: Instant, by: string, concern: string, how: SendWay): void =>
  step(story, at, by, 'concern.sent', async (visit) => {
    const found = (await concernsOf(visit.tx, idOf(story, 'case'))).find((one) => one.id === idOf(story, concern))
    if (found) must(await sendConcern(visit, idOf(story, 'case'), found, found.version, at, how))
  })
export const concernArrives = (story: Story, at: Instant, by: string, concern: string): void =>
  step(story, at, by, 'concern.received', async (visit) => {
    const found = (await concernsOf(visit.tx, idOf(story, 'case'))).find((one) => one.id === idOf(story, concern))
    if (found) must(await receiveConcern(visit, await entered(visit, story), found, found.version, isoDay(at)))
  })

/** Two stories of the same incident. */
export const belongsWith = (story: Story, at: Instant, by: string, other: Story, kind: IncidentKind): void =>
  stepOutside(story, at, by, 'incident.linked', async (visit) =>
    must(await linkCases(visit, idOf(story, 'case'), idOf(other, 'case'), [idOf(other, 'case')], kind)),
  )
