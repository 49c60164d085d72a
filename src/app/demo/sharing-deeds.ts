import type { SealedWords } from '#app/demo/sealed-words.ts'
import { idOf, keep, must, personId, step, zoneId, type Story } from '#app/demo/story.ts'
import { discloseSnapshot } from '#capabilities/cases/commands/disclose.ts'
import { prepareDisclosure } from '#capabilities/cases/commands/prepare-disclosure.ts'
import { recordConsent, withdrawConsent } from '#capabilities/cases/commands/record-consent.ts'
import { sendDisclosure } from '#capabilities/cases/commands/send-disclosure.ts'
import { dayOf } from '#capabilities/cases/domain/day.ts'
import type { DisclosurePurpose, Verification } from '#capabilities/cases/domain/disclosure.ts'
import { findDisclosure } from '#capabilities/cases/store/disclosure.ts'
import { daysAfter, type Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'

/** What the person agrees to, and what leaves a zone by a decision, as steps of a story. */

type Said = {
  readonly refused?: boolean
  readonly classes: readonly string[]
  readonly to: readonly string[]
  readonly purposes: readonly DisclosurePurpose[]
  readonly language: string
  readonly interpreter?: boolean
  readonly form?: 'oral' | 'written' | 'recorded'
  readonly capacity?: 'adult' | 'child_by_maturity'
  readonly conditions?: SealedWords
  readonly days?: number
  readonly as?: string
}
export const hears = (story: Story, at: Instant, by: string, said: Said): void =>
  step(story, at, by, 'consent.recorded', async (visit) =>
    keep(
      story,
      said.as,
      must(
        await recordConsent(visit, idOf(story, 'case'), {
          refused: said.refused ?? false,
          classes: said.classes,
          recipients: said.to.map(zoneId),
          purposes: said.purposes,
          language: said.language,
          interpreter: said.interpreter ?? true,
          givenOn: dayOf(visit.now),
          form: said.form ?? 'oral',
          capacity: said.capacity ?? 'adult',
          validUntil: daysAfter(at, said.days ?? 182),
          conditions: said.conditions ?? null,
        }),
      ),
    ),
  )
export const takesBack = (story: Story, at: Instant, by: string, consent: string): void =>
  step(story, at, by, 'consent.withdrawn', async (visit) => must(await withdrawConsent(visit, idOf(story, 'case'), idOf(story, consent))))

type Told = {
  readonly to: string
  readonly named: readonly string[]
  readonly purpose: DisclosurePurpose
  readonly ground: string
  readonly transferGround?: string
  readonly harm: SealedWords
  readonly verified?: Verification
  readonly as?: string
}
const factsOf = (story: Story, { to, named, purpose, ground, transferGround, harm }: Told) => ({
  caseId: idOf(story, 'case'),
  toZone: zoneId(to),
  named: named.map(personId),
  purpose,
  ground,
  transferGround: transferGround ?? null,
  harmTest: harm,
})

/** Copies of records leave; or wait for a second person, when the rules ask for one. */
export const discloses = (story: Story, at: Instant, by: string, told: Told & { readonly records: readonly string[] }): void =>
  step(story, at, by, 'disclosure.sent', async (visit) => {
    const records = told.records.map((word) => idOf(story, word))
    keep(story, told.as, must(await discloseSnapshot(visit, { ...factsOf(story, told), records, verified: told.verified ?? 'call_back' })).id)
  })

async function sendNow(visit: Visit, story: Story, id: string, verified: Verification): Promise<void> {
  const caseId = idOf(story, 'case')
  const given = await findDisclosure(visit.tx, caseId, id)
  if (!given) throw new Error('nothing was prepared')
  must(await sendDisclosure(visit, caseId, { id, version: given.version, until: given.untilAt, verified }))
}

/** A running disclosure of classes: asked for here, carried out by `sends` when a second person has said yes. */
export const asksToRun = (story: Story, at: Instant, by: string, told: Told & { readonly classes: readonly string[] }): void =>
  step(story, at, by, 'disclosure.sent', async (visit) => {
    const id = must(await prepareDisclosure(visit, { ...factsOf(story, told), records: [], classes: told.classes, mode: 'running' }))
    keep(story, told.as, id)
    await sendNow(visit, story, id, told.verified ?? 'call_back')
  })
export const sends = (story: Story, at: Instant, by: string, disclosure: string): void =>
  step(story, at, by, 'disclosure.sent', async (visit) => await sendNow(visit, story, idOf(story, disclosure), 'call_back'))
