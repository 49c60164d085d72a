import { idOf, keep, lookStep, must, personId, step, stepOutside, zoneId, type Story } from '#app/demo/story.ts'
import { drawFor } from '#app/demo/draw.ts'
import type { SealedWords } from '#app/demo/sealed-words.ts'
import { openUnitByInvitation } from '#capabilities/cases/commands/accept-invitation.ts'
import { addMember } from '#capabilities/cases/commands/add-member.ts'
import { addTask } from '#capabilities/cases/commands/add-task.ts'
import { changeCard } from '#capabilities/cases/commands/change-axes.ts'
import { changeLevel } from '#capabilities/cases/commands/change-level.ts'
import { correctRecord } from '#capabilities/cases/commands/correct-record.ts'
import { finishTask } from '#capabilities/cases/commands/finish-task.ts'
import { inviteZone } from '#capabilities/cases/commands/invite-zone.ts'
import { openCase, type OpeningFacts } from '#capabilities/cases/commands/open-case.ts'
import { setNextMeeting } from '#capabilities/cases/commands/set-next-meeting.ts'
import { writeRecord } from '#capabilities/cases/commands/write-record.ts'
import type { Axis, ProtectionLevel } from '#capabilities/cases/domain/axes.ts'
import { dayOf } from '#capabilities/cases/domain/day.ts'
import type { CorrectionReason, RecordKind } from '#capabilities/cases/domain/kinds.ts'
import type { TaskOutcome, TaskTitle } from '#capabilities/cases/domain/tasks.ts'
import { loadCase } from '#capabilities/cases/queries/load-case.ts'
import { readTexts } from '#capabilities/cases/queries/read-texts.ts'
import { answerApproval, listApprovals } from '#capabilities/cases/store/approval.ts'
import { findCard } from '#capabilities/cases/store/card.ts'
import { invitationsToMyZone } from '#capabilities/cases/store/invitation.ts'
import { findTask } from '#capabilities/cases/store/task.ts'
import { myUnitOf, setFileReference } from '#capabilities/cases/store/unit.ts'
import { daysAfter, hoursAfter, type Instant } from '#kernel/time.ts'

/** What somebody does in a case, as steps of a story. Words about a person come sealed or not at all. */

export const opens = (story: Story, at: Instant, by: string, facts: OpeningFacts): void =>
  stepOutside(story, at, by, 'case.opened', async (visit) => keep(story, 'case', must(await openCase(visit, facts, drawFor(story.name))).caseId))

/** The own zone gives the case its number there. */
export const numbers = (story: Story, at: Instant, by: string, reference: string): void =>
  step(story, at, by, 'case.referenced', async (visit) => {
    const unit = await myUnitOf(visit.tx, idOf(story, 'case'))
    if (!unit) throw new Error('the zone has no part in the case')
    await setFileReference(visit.tx, unit, reference)
    visit.note({ caseId: unit.caseId, object: unit.id })
  })

type Written = {
  readonly class: string
  readonly kind: RecordKind
  readonly text: SealedWords
  readonly names?: readonly SealedWords[]
  readonly numbers?: readonly SealedWords[]
  readonly as?: string
}
export const writes = (story: Story, at: Instant, by: string, { as, ...text }: Written): void =>
  step(story, at, by, 'record.written', async (visit) => keep(story, as, must(await writeRecord(visit, { caseId: idOf(story, 'case'), ...text }))))

export const corrects = (story: Story, at: Instant, by: string, record: string, text: SealedWords, reason: CorrectionReason): void =>
  step(story, at, by, 'record.corrected', async (visit) => {
    const loaded = await loadCase(visit, idOf(story, 'case'))
    if (!loaded) throw new Error('the case is not there')
    must(await correctRecord(visit, loaded, { recordId: idOf(story, record), version: 1, text, reason }))
  })

export const reads = (story: Story, at: Instant, by: string, records: readonly string[]): void =>
  lookStep(story, at, by, 'record.seen', async (visit) => {
    const caseId = idOf(story, 'case')
    const texts = await readTexts(visit, { caseId, recordIds: records.map((word) => idOf(story, word)) })
    visit.note({ caseId, records: texts.map((text) => text.id), classes: [...new Set(texts.map((text) => text.class))] })
  })

/** A zone is asked, with a neutral word, and somebody there says yes an hour or so later. */
export function brings(
  story: Story,
  at: Instant,
  by: string,
  asked: { readonly zone: string; readonly word: string; readonly who: string; readonly after?: number },
): void {
  step(story, at, by, 'case.invited', async (visit) => must(await inviteZone(visit, idOf(story, 'case'), zoneId(asked.zone), asked.word, daysAfter(at, 2))))
  step(story, hoursAfter(at, asked.after ?? 1), asked.who, 'invitation.answered', async (visit) => {
    const invitation = (await invitationsToMyZone(visit.tx)).find((one) => one.caseId === idOf(story, 'case'))
    if (!invitation) throw new Error('nobody invited this zone')
    must(await openUnitByInvitation(visit, invitation.id))
  })
}

type Colleague = {
  readonly who: string
  readonly classes: readonly string[]
  readonly writes?: readonly string[]
  readonly position?: 'lead' | 'deputy' | 'member'
  readonly days?: number
}
export const adds = (story: Story, at: Instant, by: string, { who, classes, writes: mayWrite = [], position = 'member', days = 90 }: Colleague): void =>
  step(story, at, by, 'case.member.added', async (visit) =>
    must(await addMember(visit, { caseId: idOf(story, 'case'), personId: personId(who), position, classes, writes: mayWrite, until: daysAfter(at, days) })),
  )

/** A second person says yes to what waits in this case. */
export const approves = (story: Story, at: Instant, by: string): void =>
  step(story, at, by, 'approval.answered', async (visit) => {
    const asked = (await listApprovals(visit.tx)).find((one) => one.caseId === idOf(story, 'case'))
    if (!asked) throw new Error('nothing waits for a second person')
    const said = await answerApproval(visit.tx, asked.id, true)
    if (said !== 'ok') throw new Error(`the second person was refused: ${said}`)
    visit.note({ caseId: asked.caseId, object: asked.objectId, classes: asked.classes, reason: 'yes' })
  })

type Asked = {
  readonly zone: string
  readonly title: TaskTitle
  readonly due: Instant
  readonly who?: string
  readonly role?: string
  readonly deputy?: string
  readonly shared?: boolean
  readonly words?: SealedWords
  readonly as?: string
}
export const asks = (story: Story, at: Instant, by: string, task: Asked): void =>
  step(story, at, by, 'task.added', async (visit) =>
    keep(
      story,
      task.as,
      must(
        await addTask(visit, {
          caseId: idOf(story, 'case'),
          zoneId: zoneId(task.zone),
          title: task.title,
          personId: task.who === undefined ? null : personId(task.who),
          function: task.role ?? null,
          dueAt: task.due,
          deputyId: task.deputy === undefined ? null : personId(task.deputy),
          shared: task.shared ?? true,
          words: task.words ?? null,
        }),
      ),
    ),
  )
export const finishes = (story: Story, at: Instant, by: string, task: string, outcome: TaskOutcome = 'done'): void =>
  step(story, at, by, 'task.finished', async (visit) => {
    const caseId = idOf(story, 'case')
    const found = await findTask(visit.tx, caseId, idOf(story, task))
    must(await finishTask(visit, { caseId, taskId: idOf(story, task), version: found?.version ?? 1, outcome }))
  })

/** Some axes change, on the day it is written down. */
export const changes = (story: Story, at: Instant, by: string, changed: Partial<Record<Axis, string>> & { readonly urgent?: boolean }): void =>
  step(story, at, by, 'case.changed', async (visit) => {
    const card = await findCard(visit.tx, idOf(story, 'case'))
    if (!card) throw new Error('the case is not there')
    const { identification, phase, legal, residence, track, child, urgent } = card
    const asked = { identification, phase, legal, residence, track, child, urgent, ...changed }
    must(await changeCard(visit, card.id, card.version, { ...asked, onDay: dayOf(visit.now), nextMeeting: card.nextMeetingAt }))
  })
export const raises = (story: Story, at: Instant, by: string, level: ProtectionLevel): void =>
  step(story, at, by, 'case.level', async (visit) => must(await changeLevel(visit, idOf(story, 'case'), level)))
export const meetsNext = (story: Story, at: Instant, by: string, next: Instant): void =>
  step(story, at, by, 'case.changed', async (visit) => must(await setNextMeeting(visit, idOf(story, 'case'), next)))
