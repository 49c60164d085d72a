import type { Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { axes, type Axis } from '#capabilities/cases/domain/axes.ts'
import { dayOf } from '#capabilities/cases/domain/day.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { setNextMeeting } from '#capabilities/cases/commands/set-next-meeting.ts'
import { loadCase } from '#capabilities/cases/queries/load-case.ts'
import { childGuards } from '#capabilities/cases/sockets.ts'
import { insertAxisChange } from '#capabilities/cases/store/axis-change.ts'
import { changeAxes, touch } from '#capabilities/cases/store/card.ts'

export type AxesChange = { readonly [axis in Axis]: string } & { readonly urgent: boolean; readonly onDay: string; readonly nextMeeting: Instant | null }
export type AxesRefusal =
  | { readonly kind: 'no-such-case' }
  | { readonly kind: 'in-the-future' }
  | { readonly kind: 'nothing-changed' }
  | { readonly kind: 'child-led' }
  | { readonly kind: 'changed'; readonly theirs: Readonly<Record<string, string>>; readonly version: number }

/** Changes what is different, with the day from which it is true; every change stays as a row of the lane picture. */
export async function changeCard(visit: Visit, caseId: Id, version: number, asked: AxesChange): Promise<Result<Id, AxesRefusal>> {
  const loaded = await loadCase(visit, caseId)
  if (!loaded || !mayAct(loaded.access, 'change-card')) return refuse({ kind: 'no-such-case' })
  const { card } = loaded
  if (asked.onDay > dayOf(visit.now)) return refuse({ kind: 'in-the-future' })
  const changed = new Map<Axis, string>(axes.filter((axis) => asked[axis] !== card[axis]).map((axis) => [axis, asked[axis]]))
  const moved = asked.nextMeeting?.getTime() !== card.nextMeetingAt?.getTime()
  if (card.version !== version)
    return refuse({
      kind: 'changed',
      theirs: { ...Object.fromEntries(axes.map((axis) => [axis, card[axis]])), urgent: card.urgent ? 'yes' : '' },
      version: card.version,
    })
  if (changed.size === 0 && asked.urgent === card.urgent && !moved) return refuse({ kind: 'nothing-changed' })
  if (changed.get('child') === 'no') for (const may of childGuards) if (!(await may(visit, caseId))) return refuse({ kind: 'child-led' })
  if (!(await changeAxes(visit.tx, caseId, version, changed, asked.urgent))) return refuse({ kind: 'changed', theirs: {}, version: version + 1 })
  for (const [axis, became] of changed) await insertAxisChange(visit.tx, { caseId, axis, was: card[axis], became, onDay: asked.onDay })
  if (asked.urgent !== card.urgent)
    await insertAxisChange(visit.tx, { caseId, axis: 'urgent', was: card.urgent ? 'yes' : 'no', became: asked.urgent ? 'yes' : 'no', onDay: asked.onDay })
  if (moved) await setNextMeeting(visit, caseId, asked.nextMeeting)
  await touch(visit.tx, caseId, true)
  visit.note({ caseId, object: caseId })
  return accept(caseId)
}
