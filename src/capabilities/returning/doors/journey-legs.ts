import type { z } from 'zod'
import { accept, refuse, type Result } from '#kernel/result.ts'
import type { Instant } from '#kernel/time.ts'
import { form, type Answer, type Changed, type Door } from '#platform/http/door.ts'
import { correctEvent, logEvent, type CorrectRefusal, type SayRefusal } from '#capabilities/returning/commands/log-event.ts'
import { removeLeg, writeLeg, type LegRefusal, type TypedLeg } from '#capabilities/returning/commands/write-leg.ts'
import { returnRoles } from '#capabilities/returning/domain/roles.ts'
import { readWall, type Fold } from '#capabilities/returning/domain/wall-time.ts'
import { correctFields, journeyCase, legFields, logFields, noFields, oneEvent, oneLeg, oneLog } from '#capabilities/returning/forms/journey.ts'
import { journeyPaths } from '#capabilities/returning/journey-paths.ts'
import { correctForm, logForm } from '#capabilities/returning/pages/journey-log-forms.tsx'
import { legForm, removeLegForm } from '#capabilities/returning/pages/journey-leg-forms.tsx'
import {
  prepareCorrect,
  prepareLeg,
  prepareLog,
  startLeg,
  type CorrectForm,
  type LegForm,
  type LogForm,
} from '#capabilities/returning/queries/prepare-journey.ts'
import { journeyRefused as said } from '#capabilities/returning/words.journey.ts'

const shared = { may: returnRoles, scope: 'id' } as const

const typedLeg = (of: z.output<typeof legFields>): TypedLeg => ({
  mode: of.mode,
  depart: { wall: of.departWall, country: of.fromCountry, zone: of.departZone, fold: of.departFold },
  arrive: { wall: of.arriveWall, country: of.toCountry, zone: of.arriveZone, fold: of.arriveFold },
  help: of.help,
  metBy: of.metBy,
  shortAccepted: of.short,
  words: { from: of.from, to: of.to, number: of.number, meets: of.meets, note: of.note },
})
const legRefusals: Readonly<Record<Exclude<LegRefusal['kind'], 'changed'>, Answer>> = {
  'depart-zone-needed': said('zoneNeeded', 'departZone'),
  'depart-not-a-zone': said('notAZone', 'departZone'),
  'depart-never': said('never', 'departWall'),
  'depart-twice': said('twice', 'departFold'),
  'arrive-zone-needed': said('zoneNeeded', 'arriveZone'),
  'arrive-not-a-zone': said('notAZone', 'arriveZone'),
  'arrive-never': said('never', 'arriveWall'),
  'arrive-twice': said('twice', 'arriveFold'),
  'arrives-before': said('arrivesBefore', 'arriveWall'),
  'too-long': said('tooLong', 'arriveWall'),
  overlaps: said('overlaps', 'departWall'),
  'transfer-too-short': said('transferTooShort', 'departWall'),
  'telling-word': said('tellingWord', 'meets'),
  'telling-number': said('tellingNumber', 'meets'),
  'not-yours-to-write': said('notYours'),
  gone: said('gone', undefined, 409),
}

const newLeg = form<typeof journeyCase, never, typeof legFields, LegForm, LegRefusal>({
  ...shared,
  params: journeyCase,
  path: journeyPaths.newLeg(':id'),
  name: 'new-leg',
  records: 'journey.leg-written',
  accepts: legFields,
  read: (visit, { params }) => prepareLeg(visit, params.id, null),
  view: legForm,
  submit: async (visit, { params, form: typed }, planning) => {
    const done = await writeLeg(visit, planning, typedLeg(typed), null, 0)
    return done.ok ? accept({ to: journeyPaths.one(params.id), id: done.value }) : done
  },
  refusals: legRefusals,
})

const leg = form<typeof oneLeg, never, typeof legFields, LegForm, LegRefusal>({
  ...shared,
  params: oneLeg,
  path: journeyPaths.leg(':id', ':leg'),
  name: 'change-leg',
  records: 'journey.leg-written',
  accepts: legFields,
  read: (visit, { params }) => prepareLeg(visit, params.id, params.leg),
  start: startLeg,
  view: legForm,
  submit: async (visit, { params, form: typed, version }, planning) => {
    const done = await writeLeg(visit, planning, typedLeg(typed), planning.leg, version ?? 0)
    return done.ok ? accept({ to: journeyPaths.one(params.id), id: done.value }) : done
  },
  refusals: legRefusals,
})

const removal = form<typeof oneLeg, never, typeof noFields, LegForm, { readonly kind: 'has-happened' } | { readonly kind: 'gone' } | Changed>({
  ...shared,
  params: oneLeg,
  path: journeyPaths.removeLeg(':id', ':leg'),
  name: 'remove-leg',
  records: 'journey.leg-removed',
  accepts: noFields,
  read: (visit, { params }) => prepareLeg(visit, params.id, params.leg),
  view: removeLegForm,
  submit: async (visit, { params, version }, planning) => {
    if (!planning.leg) return refuse({ kind: 'gone' })
    const done = await removeLeg(visit, planning, planning.leg, version ?? 0)
    return done.ok ? accept({ to: journeyPaths.one(params.id), id: done.value }) : done
  },
  refusals: { 'has-happened': said('hasHappened'), gone: said('gone', undefined, 409) },
})

type TimeRefusal = { readonly kind: 'time-never' } | { readonly kind: 'time-twice' }
/** What a clock there showed, as a moment; now when nothing was typed. */
function momentOf(wall: string | null, fold: Fold | null, zone: string, now: Instant): Result<Instant, TimeRefusal> {
  if (wall === null) return accept(now)
  const read = readWall(wall, zone)
  if (read.kind === 'never') return refuse({ kind: 'time-never' })
  if (read.kind === 'once') return accept(read.at)
  return fold === null ? refuse({ kind: 'time-twice' }) : accept(read[fold])
}
const sayRefusals: Readonly<Record<SayRefusal['kind'] | TimeRefusal['kind'], Answer>> = {
  'in-the-future': said('inTheFuture', 'wall'),
  'long-before': said('longBefore', 'wall'),
  'not-this-leg': said('notThisLeg'),
  'not-approved': said('notApproved'),
  'not-yours-to-begin': said('notYoursToBegin'),
  'gates-closed': said('gatesClosed'),
  'not-travelling': said('notTravelling'),
  'what-deviation': said('whatDeviation', 'deviation'),
  'not-yours-to-write': said('notYours', 'words'),
  'moved-on': said('movedOn', undefined, 409),
  'time-never': said('never', 'wall'),
  'time-twice': said('twice', 'fold'),
}

const log = form<typeof oneLog, never, typeof logFields, LogForm, SayRefusal | TimeRefusal>({
  ...shared,
  params: oneLog,
  path: journeyPaths.log(':id', ':leg', ':kind'),
  name: 'say-journey-event',
  records: 'journey.said',
  accepts: logFields,
  read: (visit, { params }) => prepareLog(visit, params.id, params.leg, params.kind),
  view: logForm,
  submit: async (visit, { params, form: { wall, fold, deviation, words } }, planning) => {
    const at = momentOf(wall, fold, planning.zone, visit.now)
    if (!at.ok) return at
    const done = await logEvent(visit, planning, { kind: params.kind, legId: params.leg, at: at.value, deviation, words })
    return done.ok ? accept({ to: journeyPaths.one(params.id), id: done.value }) : done
  },
  refusals: sayRefusals,
})

const correct = form<typeof oneEvent, never, typeof correctFields, CorrectForm, CorrectRefusal | TimeRefusal>({
  ...shared,
  params: oneEvent,
  path: journeyPaths.correct(':id', ':event'),
  name: 'correct-journey-event',
  records: 'journey.corrected',
  accepts: correctFields,
  read: (visit, { params }) => prepareCorrect(visit, params.id, params.event),
  view: correctForm,
  submit: async (visit, { params, form: { wall, fold, words } }, planning) => {
    const at = momentOf(wall, fold, planning.zone, visit.now)
    if (!at.ok) return at
    const done = await correctEvent(visit, planning, planning.event, { at: at.value, words })
    return done.ok ? accept({ to: journeyPaths.one(params.id), id: done.value }) : done
  },
  refusals: { ...sayRefusals, 'corrected-already': said('correctedAlready', undefined, 409) },
})

/** Legs, and what happens on them. Doors with a fixed path stand before those with an id. */
export const journeyLegDoors: readonly Door[] = [newLeg, leg, removal, log, correct]
