import type { SealedWords } from '#app/demo/sealed-words.ts'
import { idOf, must, on, step, zoneId, type Story } from '#app/demo/story.ts'
import { applyFor } from '#capabilities/returning/commands/apply.ts'
import { beginReturn, letTakePart } from '#capabilities/returning/commands/begin-return.ts'
import { choose } from '#capabilities/returning/commands/choose.ts'
import { decideAdmission } from '#capabilities/returning/commands/decide-admission.ts'
import { closeReturn, withdraw } from '#capabilities/returning/commands/end-return.ts'
import { giveInformation } from '#capabilities/returning/commands/give-information.ts'
import { noteFinding, type SaidFinding } from '#capabilities/returning/commands/note-finding.ts'
import type { AdmissionAnswer, NoReason } from '#capabilities/returning/domain/admission.ts'
import { informationItems, type InformationItem, type Interpreter, type Way, type Witness } from '#capabilities/returning/domain/choice.ts'
import type { Ground, Outcome, RightThere } from '#capabilities/returning/domain/return.ts'
import { enter, type Entered } from '#capabilities/returning/queries/enter.ts'
import { unitsIn } from '#capabilities/returning/store/units.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'

/** The way from the first talk to admission, and a change of mind, as steps of a story. Words of the person come sealed or not at all. */

/** The return of the story's case, as whoever acts meets it. */
export const returnOf = async (visit: Visit, story: Story): Promise<Entered> => {
  const found = await enter(visit, idOf(story, 'case'))
  if (!found) throw new Error('the return is not there')
  return found
}

export const beginsReturn = (story: Story, at: Instant, by: string): void =>
  step(story, at, by, 'return.begun', async (visit) => must(await beginReturn(visit, idOf(story, 'case'))))

export const bringsIntoReturn = (story: Story, at: Instant, by: string, zone: string): void =>
  step(story, at, by, 'return.party-added', async (visit) => {
    const there = await returnOf(visit, story)
    const unit = (await unitsIn(visit.tx, there.card.id)).find((one) => one.zoneId === zoneId(zone))
    must(await letTakePart(visit, there, unit?.unitId ?? ''))
  })

type Told = {
  readonly language: string
  readonly interpreter: Interpreter
  readonly independent?: 'yes' | 'no' | 'unknown'
  readonly items?: readonly InformationItem[]
  readonly ways?: readonly Way[]
  /** Days ago; a negative number lies ahead. */
  readonly thinksUntil?: number
}
export const informsOfChoice = (story: Story, at: Instant, by: string, told: Told): void =>
  step(story, at, by, 'return.informed', async (visit) => {
    const through = told.interpreter === 'in_the_room' || told.interpreter === 'by_phone'
    must(
      await giveInformation(visit, await returnOf(visit, story), {
        givenOn: isoDay(at),
        language: told.language,
        interpreter: told.interpreter,
        independent: through ? (told.independent ?? 'yes') : null,
        sameNetwork: through ? 'no' : null,
        ways: told.ways ?? ['oral', 'written'],
        items: told.items ?? informationItems,
        wantsUntil: told.thinksUntil === undefined ? null : isoDay(on(story, told.thinksUntil, '12:00')),
      }),
    )
  })

type Chose = { readonly chosen: 'return' | 'stay'; readonly language: string; readonly words: SealedWords; readonly witness?: Witness }
export const chooses = (story: Story, at: Instant, by: string, { chosen, language, words, witness }: Chose): void =>
  step(story, at, by, 'return.chosen', async (visit) => {
    const said = { chosen, language, words, chosenOn: isoDay(at), form: witness ? 'oral' : 'signed', witness: witness ?? null } as const
    must(await choose(visit, await returnOf(visit, story), said))
  })

export const appliesForReturn = (
  story: Story,
  at: Instant,
  by: string,
  asked: { readonly ground: Ground; readonly destination: string; readonly rightThere: RightThere },
): void =>
  step(story, at, by, 'return.applied', async (visit) => must(await applyFor(visit, await returnOf(visit, story), { ...asked, appliedOn: isoDay(at) })))

export const decidesAdmission = (story: Story, at: Instant, by: string, answer: AdmissionAnswer, reason: NoReason | null = null): void =>
  step(story, at, by, 'return.decided', async (visit) =>
    must(await decideAdmission(visit, await returnOf(visit, story), { answer, reason, decidedOn: isoDay(at) })),
  )

export const findsForChild = (story: Story, at: Instant, by: string, said: Omit<SaidFinding, 'foundOn' | 'words'> & { readonly words?: SealedWords }): void =>
  step(story, at, by, 'return.found', async (visit) =>
    must(await noteFinding(visit, await returnOf(visit, story), { ...said, foundOn: isoDay(at), words: said.words ?? null })),
  )

export const changesMind = (story: Story, at: Instant, by: string, words?: SealedWords): void =>
  step(story, at, by, 'return.withdrawn', async (visit) =>
    must(await withdraw(visit, await returnOf(visit, story), { outcome: 'withdrew_before_travel', words: words ?? null })),
  )

export const closesReturn = (story: Story, at: Instant, by: string, outcome: Outcome, words: SealedWords | null): void =>
  step(story, at, by, 'return.closed', async (visit) => must(await closeReturn(visit, await returnOf(visit, story), { outcome, endedOn: isoDay(at), words })))
