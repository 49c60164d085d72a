import { idOf, must, step, type Story } from '#app/demo/story.ts'
import { assessPayer } from '#capabilities/costs/commands/assess-payer.ts'
import { decidePayer } from '#capabilities/costs/commands/decide-payer.ts'
import { setBasis, type NewBasis } from '#capabilities/costs/commands/set-basis.ts'
import { askTransfer, stepTransfer, type Said } from '#capabilities/costs/commands/transfers.ts'
import { takeBackLine, writeLines, type NewCost } from '#capabilities/costs/commands/write-lines.ts'
import type { Answers, Payer } from '#capabilities/costs/domain/assess.ts'
import type { ReversalReason } from '#capabilities/costs/domain/codes.ts'
import { enter, type Entered } from '#capabilities/costs/queries/enter.ts'
import { openAccount } from '#capabilities/costs/store/account.ts'
import { assessmentsOf } from '#capabilities/costs/store/assessment.ts'
import { basesOf } from '#capabilities/costs/store/basis.ts'
import { linesOf } from '#capabilities/costs/store/line.ts'
import { boardsIn } from '#capabilities/costs/store/standing.ts'
import { transfersOf } from '#capabilities/costs/store/transfer.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isoDay } from '#ui/when.ts'

/** Who pays, what it costs and what the state gives back, as steps of a story. Codes, days and amounts. */

const entered = async (visit: Visit, story: Story): Promise<Entered> => {
  const found = await enter(visit, idOf(story, 'case'))
  if (!found) throw new Error('the case is not there')
  return found
}
const otherBoard = async (visit: Visit, { card, standing }: Entered): Promise<string | null> =>
  (await boardsIn(visit.tx, card.id)).find((one) => one.social && one.unitId !== standing.unitId)?.unitId ?? null

/** Answers, and decides at once; `payer` other than `us` is the other board of the case. */
export function saysWhoPays(story: Story, at: Instant, by: string, answers: Answers, payer: Payer, provisional = true): void {
  step(story, at, by, 'payer.assessed', async (visit) => {
    const here = await entered(visit, story)
    const version = (await assessmentsOf(visit.tx, here.standing.unitId))[0]?.number ?? 0
    must(await assessPayer(visit, here, answers, version))
  })
  step(story, new Date(at.getTime() + 600_000), by, 'payer.decided', async (visit) => {
    const here = await entered(visit, story)
    const [newest] = await assessmentsOf(visit.tx, here.standing.unitId)
    if (!newest) throw new Error('nobody has assessed who pays')
    const payerUnit = payer === 'us' ? null : await otherBoard(visit, here)
    must(await decidePayer(visit, here, newest, { payer, payerUnit, fromOn: isoDay(at), provisional, shown: true }, newest.version))
  })
}

export const asksBoard = (story: Story, at: Instant, by: string): void =>
  step(story, at, by, 'transfer.asked', async (visit) => {
    const here = await entered(visit, story)
    must(await askTransfer(visit, here, { toUnit: await otherBoard(visit, here), askedOn: isoDay(at) }))
  })
export const answersBoard = (story: Story, at: Instant, by: string, said: Omit<Said, 'on'>): void =>
  step(story, at, by, 'transfer.answered', async (visit) => {
    const here = await entered(visit, story)
    const [newest] = await transfersOf(visit.tx, here.card.id)
    if (!newest) throw new Error('nobody has asked')
    must(await stepTransfer(visit, here, newest, { ...said, on: isoDay(at) }, newest.version))
  })

export const setsBasis = (story: Story, at: Instant, by: string, basis: NewBasis): void =>
  step(story, at, by, 'reimbursement.basis-set', async (visit) => {
    const here = await entered(visit, story)
    must(await setBasis(visit, here, basis, (await basesOf(visit.tx, here.standing.unitId))[0]?.number ?? 0))
  })
type Cost = Omit<NewCost, 'again'> & Partial<Pick<NewCost, 'again'>>
export const costs = (story: Story, at: Instant, by: string, { again = null, ...made }: Cost): void =>
  step(story, at, by, 'cost.written', async (visit) => {
    const { card, standing } = await entered(visit, story)
    await openAccount(visit.tx, card.id)
    must(await writeLines(visit, { caseId: card.id, unitId: standing.unitId }, { ...made, again }))
  })
/** A line was a mistake, by its invoice. */
export const takesBackCost = (story: Story, at: Instant, by: string, invoice: string, reason: ReversalReason): void =>
  step(story, at, by, 'cost.taken-back', async (visit) => {
    const { standing } = await entered(visit, story)
    const line = (await linesOf(visit.tx, standing.unitId)).find((one) => one.invoice === invoice && one.reverses === null)
    if (!line) throw new Error('the line is not there')
    must(await takeBackLine(visit, line, reason))
  })
