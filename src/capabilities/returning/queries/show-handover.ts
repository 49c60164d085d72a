import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import type { Visit } from '#platform/http/visit.ts'
import { readTexts } from '#capabilities/cases/contract.ts'
import {
  answerKinds,
  handoverFields,
  handoverStates,
  overReasons,
  partnerEvents,
  readSnapshot,
  type Snapshot,
} from '#capabilities/returning/domain/handover.ts'
import { enter, enterToWrite, type Entered } from '#capabilities/returning/queries/enter.ts'
import { fieldsOf, type ChosenField, type ChosenText } from '#capabilities/returning/queries/choose-handover.ts'
import { answersOf, myHandoverKey, waitingAnswers, waitingForMe, wordsOf, type HandoverAnswer } from '#capabilities/returning/store/handover-answer.ts'
import { openAnswer, openForOwn, openPairForMe, openReply, openSnapshot } from '#capabilities/returning/store/handover-seal.ts'
import { findHandover, findHandoverSeal, handoverItems, handoversOf, type Handover, type HandoverSeal } from '#capabilities/returning/store/handover.ts'

const head = z.object({ id: z.string(), pseudonym: z.string() })
const coded = z.object({
  id: z.string(),
  toName: z.string(),
  country: z.string(),
  ground: z.string(),
  classes: z.array(z.string()),
  fields: z.array(z.enum(handoverFields)),
  language: z.string(),
  state: z.enum(handoverStates),
  over: z.enum(overReasons).nullable(),
  sentAt: z.date().nullable(),
  untilAt: z.date().nullable(),
  openedAt: z.date().nullable(),
  acceptedAt: z.date().nullable(),
  wrongCodes: z.number(),
  unsettled: z.number(),
  days: z.number(),
  mine: z.boolean(),
  leads: z.boolean(),
  maySecond: z.boolean(),
  version: z.number(),
})
const codedOf = (one: Handover): z.input<typeof coded> => ({ ...one, classes: [...one.classes], fields: [...one.fields] })

export const HandoverList = z.object({ case: head, handovers: z.array(coded), mayBegin: z.boolean() })
export type HandoverListModel = z.input<typeof HandoverList>

/** Every hand-over of the return, in codes. */
export async function listHandovers(visit: Visit, caseId: Id): Promise<HandoverListModel | null> {
  const entered = await enter(visit, caseId)
  if (!entered) return null
  const handovers = (await handoversOf(visit.tx, caseId)).filter((one) => one.returnId === entered.journey.id)
  visit.note({ count: handovers.length })
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    handovers: handovers.map(codedOf),
    mayBegin: entered.journey.mayWrite && entered.journey.phase !== 'ended',
  }
}

const answer = z.object({
  id: z.string(),
  kind: z.enum(answerKinds),
  event: z.enum(partnerEvents).nullable(),
  day: z.string(),
  hasWords: z.boolean(),
  /** `null` when nothing was written, when it was not sealed to this person, or when it has been damaged. */
  words: z.string().nullable(),
  reply: z.string().nullable(),
  settledHow: z.enum(['replied', 'noted', 'logged']).nullable(),
})
export const HandoverAnswerModel = z.object({
  case: head,
  handover: coded,
  items: z.array(z.object({ id: z.string(), class: z.string(), kind: z.string() })),
  /** What was handed over, where it was made and while it is not over. */
  snapshot: z.object({ texts: z.array(z.string()), fields: z.array(z.object({ code: z.enum(handoverFields), value: z.string() })) }).nullable(),
  answers: z.array(answer),
  /** Only for its maker, until it has been noted. */
  code: z.object({ number: z.string(), code: z.string() }).nullable(),
  mayWrite: z.boolean(),
})
export type HandoverModel = z.input<typeof HandoverAnswerModel>

type Opened = { readonly pair: Awaited<ReturnType<typeof openPairForMe>>; readonly key: Uint8Array | null; readonly snapshot: Snapshot | null }
async function openMine(visit: Visit, { id, caseId, over }: Handover, seal: HandoverSeal | null): Promise<Opened> {
  const wrap = seal && (await myHandoverKey(visit.tx, id))
  const pair = wrap && (await openPairForMe(visit, caseId, id, wrap))
  const vaultKey = pair && over === null ? await visit.vault.find(id) : null
  const key = pair && vaultKey && seal?.ownWrap ? openForOwn(vaultKey, id, seal.ownWrap, pair) : null
  return { pair: pair ?? null, key, snapshot: key && seal?.snapshot ? readSnapshot(openSnapshot(key, id, seal.snapshot)) : null }
}

async function openedAnswers(visit: Visit, handover: Handover, opened: Opened): Promise<HandoverModel['answers']> {
  const rows = await answersOf(visit.tx, handover.id)
  const words = new Map((await wordsOf(visit.tx, handover.id)).map((row) => [row.answerId, row]))
  const caseKey = opened.pair && rows.length > 0 ? await visit.vault.find(handover.caseId) : null
  return rows.map(({ handoverId: _of, version: _version, ...row }) => {
    const sealed = words.get(row.id)
    const body =
      sealed?.body && sealed.key && caseKey && opened.pair
        ? openAnswer(caseKey, handover.id, row.id, { body: sealed.body, key: sealed.key }, opened.pair)
        : null
    const reply = sealed?.reply && opened.key ? openReply(opened.key, handover.id, row.id, sealed.reply) : null
    return { ...row, words: body, reply }
  })
}

/** One hand-over: its codes for all who take part, its words where it was made. */
export async function showHandover(visit: Visit, caseId: Id, id: Id): Promise<HandoverModel | null> {
  const entered = await enter(visit, caseId)
  const handover = entered && (await findHandover(visit.tx, caseId, id))
  if (!entered || !handover) return null
  const seal = await findHandoverSeal(visit.tx, id)
  const opened = await openMine(visit, handover, seal)
  visit.note({ caseId, object: id, ...(opened.pair ? { records: [id], classes: [handover.class] } : {}) })
  return {
    case: { id: caseId, pseudonym: entered.card.pseudonym },
    handover: codedOf(handover),
    items: (await handoverItems(visit.tx, id)).map((item) => ({ id: item.recordId, class: item.class, kind: item.kind })),
    snapshot: opened.snapshot && { texts: [...opened.snapshot.texts], fields: [...opened.snapshot.fields] },
    answers: await openedAnswers(visit, handover, opened),
    code:
      seal?.codeBox && handover.mine && handover.over === null ? { number: seal.number, code: new TextDecoder().decode(visit.keys.open(seal.codeBox)) } : null,
    mayWrite: entered.journey.mayWrite,
  }
}

/** What would leave, word for word. `stands` is false when a text was changed or taken away since the second person said yes. */
export type ReadyHandover = {
  readonly entered: Entered
  readonly handover: Handover
  readonly texts: readonly ChosenText[]
  readonly fields: readonly ChosenField[]
  readonly stands: boolean
}
export async function readyHandover(visit: Visit, caseId: Id, id: Id): Promise<ReadyHandover | null> {
  const entered = await enterToWrite(visit, caseId)
  const handover = entered && (await findHandover(visit.tx, caseId, id))
  if (!entered || !handover?.mine || handover.state !== 'approved') return null
  visit.requireStrong()
  const items = await handoverItems(visit.tx, id)
  const found = items.length === 0 ? [] : await readTexts(visit, { caseId, recordIds: items.map((item) => item.recordId) })
  const texts = items.flatMap((item) => {
    const text = found.find((one) => one.id === item.recordId)
    return text?.words && text.version === item.version ? [{ ...text, words: text.words }] : []
  })
  const fields = fieldsOf(entered.journey).filter((field) => handover.fields.includes(field.code))
  return { entered, handover, texts, fields, stands: texts.length === items.length && fields.length === handover.fields.length }
}

/** The hand-over and one answer to it that nobody has settled yet, for whoever may go on with it. */
export type OpenAnswer = { readonly entered: Entered; readonly handover: Handover; readonly answer: HandoverAnswer; readonly model: HandoverModel }
export async function openAnswerOf(visit: Visit, caseId: Id, id: Id, answerId: Id): Promise<OpenAnswer | null> {
  const entered = await enterToWrite(visit, caseId)
  const handover = entered && (await findHandover(visit.tx, caseId, id))
  const found = handover && (await answersOf(visit.tx, id)).find((one) => one.id === answerId && one.settledHow === null)
  const model = found && handover.zoneId === visit.actor.zoneId ? await showHandover(visit, caseId, id) : null
  return entered && handover && found && model ? { entered, handover, answer: found, model } : null
}

export const WaitingFromAbroad = z.object({
  answers: z.array(z.object({ id: z.string(), handoverId: z.string(), caseId: z.string(), pseudonym: z.string(), day: z.string() })),
  seconds: z.array(z.object({ id: z.string(), caseId: z.string(), pseudonym: z.string() })),
})
export type WaitingModel = z.input<typeof WaitingFromAbroad>
/** What waits across the own cases, without a word about what. */
export async function waitingFromAbroad(visit: Visit): Promise<WaitingModel> {
  const answers = await waitingAnswers(visit.tx)
  const seconds = await waitingForMe(visit.tx)
  visit.note({ count: answers.length + seconds.length })
  return { answers: answers.map(({ id, handoverId, caseId, pseudonym, day }) => ({ id, handoverId, caseId, pseudonym, day })), seconds: [...seconds] }
}
