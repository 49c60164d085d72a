import type { SealedWords } from '#app/demo/sealed-words.ts'
import { idOf, keep, must, step, zoneId, type Story } from '#app/demo/story.ts'
import { noteAnswer, replyToPartner } from '#capabilities/returning/commands/answer-partner.ts'
import { prepareHandover } from '#capabilities/returning/commands/prepare-handover.ts'
import { endHandover, secondTheHandover, sendHandover } from '#capabilities/returning/commands/send-handover.ts'
import type { HandoverField, PartnerEvent } from '#capabilities/returning/domain/handover.ts'
import { chooseHandover } from '#capabilities/returning/queries/choose-handover.ts'
import { openAnswerOf, readyHandover, type OpenAnswer } from '#capabilities/returning/queries/show-handover.ts'
import { answerPage, openPage } from '#capabilities/returning/store/handover-page.ts'
import { sealAnswer } from '#capabilities/returning/store/handover-seal.ts'
import { newId } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { drawCode, type Drawn } from '#platform/sealing/receipt-stock.ts'

/** What is handed over to a partner abroad without an account, and what is answered, as steps of a story. */

/** Link and code of the exercise, so that it can be opened from the public side as well. They open nothing anywhere else. */
export type DemoPage = { readonly number: string; readonly drawn: Promise<Drawn> }
export const demoPage = (number: string, code: string): DemoPage => ({ number, drawn: drawCode(code) })

type Told = {
  readonly records: readonly string[]
  readonly fields?: readonly HandoverField[]
  readonly to: string
  readonly harm: SealedWords
  readonly as: string
}
export const preparesAbroad = (story: Story, at: Instant, by: string, told: Told): void =>
  step(story, at, by, 'abroad.prepared', async (visit) => {
    const choice = await chooseHandover(visit, idOf(story, 'case'), zoneId(told.to))
    if (!choice) throw new Error('nothing can be handed over there')
    const records = told.records.map((word) => idOf(story, word))
    const facts = { records, fields: told.fields ?? [], ground: 'within_eea', language: 'ro', days: 30, harmTest: told.harm } as const
    keep(story, told.as, must(await prepareHandover(visit, choice, facts)))
  })
export const secondsAbroad = (story: Story, at: Instant, by: string, handover: string, answer: 'yes' | 'no' = 'yes'): void =>
  step(story, at, by, 'abroad.seconded', async (visit) => must(await secondTheHandover(visit, idOf(story, 'case'), idOf(story, handover), answer)))
export const endsAbroad = (story: Story, at: Instant, by: string, handover: string): void =>
  step(story, at, by, 'abroad.ended', async (visit) => must(await endHandover(visit, idOf(story, 'case'), idOf(story, handover))))
export const sendsAbroad = (story: Story, at: Instant, by: string, handover: string, { number, drawn }: DemoPage): void =>
  step(story, at, by, 'abroad.sent', async (visit) => {
    const code = await drawn
    const ready = await readyHandover(visit, idOf(story, 'case'), idOf(story, handover))
    if (!ready) throw new Error('the hand-over is not ready')
    must(await sendHandover(visit, ready, ready.handover.version, () => code, number))
  })

type Said = { readonly kind: 'accepted' | 'asked' | 'event'; readonly event?: PartnerEvent; readonly words?: SealedWords; readonly as?: string }
/** Whoever answers abroad is nobody here: the exercise borrows a hand. */
export const answersAbroad = (story: Story, at: Instant, hand: string, { number, drawn }: DemoPage, said: Said): void =>
  step(story, at, hand, 'abroad.answered', async (visit) => {
    const { keys } = await drawn
    const found = await openPage(visit.tx, number, keys.proof)
    const caseKey = await visit.vault.find(idOf(story, 'case'))
    if (found.state !== 'open' || !caseKey) throw new Error('the page abroad is not open')
    const id = newId()
    const sealed = said.words ? sealAnswer(caseKey, found.id, id, said.words, found.publicKey) : null
    const done = await answerPage(visit.tx, number, keys.proof, { id, press: newId(), kind: said.kind, event: said.event ?? null, sealed })
    if (done !== 'done') throw new Error(`the answer from abroad: ${done}`)
    keep(story, said.as, id)
    visit.note({ caseId: found.caseId, object: found.id, reason: said.kind })
  })

async function openOne(visit: Visit, story: Story, handover: string, answer: string): Promise<OpenAnswer> {
  const open = await openAnswerOf(visit, idOf(story, 'case'), idOf(story, handover), idOf(story, answer))
  if (!open) throw new Error('there is no such answer')
  return open
}
export const repliesAbroad = (
  story: Story,
  at: Instant,
  by: string,
  of: { readonly handover: string; readonly answer: string; readonly words: SealedWords },
): void =>
  step(story, at, by, 'abroad.replied', async (visit) => {
    const open = await openOne(visit, story, of.handover, of.answer)
    must(await replyToPartner(visit, open.handover, open.answer, of.words))
  })
export const notesAbroad = (
  story: Story,
  at: Instant,
  by: string,
  of: { readonly handover: string; readonly answer: string },
  how: 'noted' | 'logged' = 'noted',
): void =>
  step(story, at, by, 'abroad.settled', async (visit) => {
    const open = await openOne(visit, story, of.handover, of.answer)
    must(await noteAnswer(visit, open.handover, open.answer, how))
  })
