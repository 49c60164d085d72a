import { z } from 'zod'
import type { Id } from '#kernel/id.ts'
import { together } from '#platform/db/together.ts'
import type { Visit } from '#platform/http/visit.ts'
import { sealedClasses, type SealedClass } from '#capabilities/people/contract.ts'
import { glassOf, membershipOf } from '#capabilities/cases/domain/access.ts'
import { mayAct } from '#capabilities/cases/domain/may-act.ts'
import { mayRead } from '#capabilities/cases/domain/may-read.ts'
import { mayWrite } from '#capabilities/cases/domain/may-write.ts'
import { latenessOf, type Task } from '#capabilities/cases/domain/tasks.ts'
import { clocksOf, laterClocksOf } from '#capabilities/cases/queries/case-clocks.ts'
import { laneAxes, valuesOver, type LaneAxis, type LaneValue } from '#capabilities/cases/queries/case-lanes.ts'
import { loadCase, type LoadedCase } from '#capabilities/cases/queries/load-case.ts'
import { nameBook, Names } from '#capabilities/cases/queries/names.ts'
import type { Card } from '#capabilities/cases/domain/card.ts'
import { casePanels, caseTimelines, type CaseClock, type CaseMoment } from '#capabilities/cases/sockets.ts'
import { listAxisChanges } from '#capabilities/cases/store/axis-change.ts'
import { listConsents } from '#capabilities/cases/store/consent.ts'
import { listDisclosures } from '#capabilities/cases/store/disclosure.ts'
import { countReadersOfAll, teamOf } from '#capabilities/cases/store/member.ts'
import { listRecords } from '#capabilities/cases/store/record.ts'
import { withStops, type Stop } from '#capabilities/cases/queries/safe-reach.ts'
import { tasksOfCase } from '#capabilities/cases/store/task.ts'
import { listHappenings, type Happening } from '#capabilities/cases/store/timeline.ts'
import { fileReferenceOf, unitsOf } from '#capabilities/cases/store/unit.ts'

const instant = z.date()
const Bilingual = z.object({ sv: z.string(), en: z.string() })
export const CardAnswer = z.object({
  id: z.string(),
  pseudonym: z.string(),
  protectionLevel: z.number(),
  identification: z.string(),
  phase: z.string(),
  legal: z.string(),
  residence: z.string(),
  track: z.string(),
  child: z.string(),
  urgent: z.boolean(),
  county: z.string().nullable(),
  municipality: z.string().nullable(),
  leadUnitId: z.string(),
  leadZoneId: z.string(),
  nextMeetingAt: instant.nullable(),
  openedAt: instant,
  closedAt: instant.nullable(),
  version: z.number(),
})
export const CaseAnswer = z.object({
  card: CardAnswer,
  fileReference: z.string().nullable(),
  leadPerson: z.string().nullable(),
  clocks: z.array(z.object({ dueAt: instant, words: Bilingual, href: z.string() })),
  lanes: z.record(z.string(), z.array(z.object({ value: z.string(), from: instant, to: instant.nullable() }))),
  tasks: z.array(
    z.object({
      id: z.string(),
      title: z.string(),
      zoneId: z.string(),
      personId: z.string().nullable(),
      function: z.string().nullable(),
      dueAt: instant,
      state: z.string(),
      stopped: z.boolean(),
    }),
  ),
  records: z.array(
    z.object({
      id: z.string(),
      class: z.string(),
      kind: z.string(),
      zoneId: z.string(),
      madeAt: instant,
      version: z.number(),
      disclosureId: z.string().nullable(),
    }),
  ),
  units: z.array(z.object({ id: z.string(), zoneId: z.string(), openedAt: instant })),
  team: z.array(z.object({ personId: z.string(), position: z.string(), zoneId: z.string() })),
  consents: z.array(z.object({ id: z.string(), refused: z.boolean(), validUntil: instant, withdrawnAt: instant.nullable() })),
  disclosures: z.array(
    z.object({ id: z.string(), state: z.string(), mode: z.string(), fromZone: z.string(), toZone: z.string(), classes: z.array(z.string()), untilAt: instant }),
  ),
  readers: z.record(z.string(), z.number()),
  mine: z.object({
    reads: z.array(z.string()),
    writes: z.array(z.string()),
    change: z.boolean(),
    lead: z.boolean(),
    leadCase: z.boolean(),
    reopen: z.boolean(),
    glassUntil: instant.nullable(),
    graceUntil: instant.nullable(),
  }),
  timeline: z.array(
    z.object({
      at: instant,
      kind: z.string(),
      what: z.string(),
      code: z.string(),
      more: z.string(),
      object: z.string().nullable(),
      zoneId: z.string().nullable(),
    }),
  ),
  moments: z.array(
    z.object({
      at: instant,
      kind: z.string(),
      words: Bilingual,
      href: z.string().nullable(),
      zoneId: z.string().nullable(),
      onDay: z.literal(true).optional(),
    }),
  ),
  filter: z.string(),
  older: z.string().nullable(),
  panels: z.array(z.object({ name: z.string(), content: z.unknown() })),
  names: Names,
})
export type CaseModel = Omit<z.input<typeof CaseAnswer>, 'card' | 'tasks' | 'lanes'> & {
  readonly card: LoadedCase['card']
  readonly tasks: (Task & Stop & { readonly state: string })[]
  readonly lanes: Record<LaneAxis, LaneValue[]>
}

const rowsShown = 40

const rightsOf = ({ access }: LoadedCase, unitId: Id | null): CaseModel['mine'] => {
  const member = membershipOf(access)
  const until = glassOf(access).map((grant) => grant.until.getTime())
  return {
    reads: unitId ? sealedClasses.filter((cls) => mayRead(access, { unitId, class: cls })) : [],
    writes: sealedClasses.filter((cls) => mayWrite(access, cls) !== 'none'),
    change: mayAct(access, 'change-card'),
    lead: mayAct(access, 'lead-unit'),
    leadCase: mayAct(access, 'lead-case'),
    reopen: mayAct(access, 'reopen'),
    glassUntil: !member && until.length > 0 ? new Date(Math.max(...until)) : null,
    graceUntil: access.case.level === 2 && member && !member.second ? member.graceUntil : null,
  }
}

type Moments = { readonly timeline: Happening[]; readonly moments: CaseMoment[]; readonly older: string | null }
async function momentsOf(visit: Visit, loaded: LoadedCase, filter: string, before: Date): Promise<Moments> {
  const later = filter === 'all' || filter === 'other' ? caseTimelines : []
  const [own, ...theirs] = await together([
    listHappenings(visit.tx, loaded.card.id, { kind: filter, before, limit: rowsShown + 1 }),
    ...later.map((ask) => ask(visit, loaded.card, before, rowsShown + 1)),
  ])
  const others: CaseMoment[] = theirs.flat()
  const cut = [...own, ...others].map((row) => row.at.getTime()).sort((a, b) => b - a)[rowsShown - 1]
  const more = own.length + others.length > rowsShown && cut !== undefined
  const kept = (row: { readonly at: Date }): boolean => !more || row.at.getTime() >= cut
  return { timeline: own.filter(kept), moments: others.filter(kept), older: more ? new Date(cut).toISOString() : null }
}

const panelsOf = async (visit: Visit, card: Card): Promise<CaseModel['panels']> =>
  await together([...casePanels].sort((a, b) => a.order - b.order).map(async (panel) => ({ name: panel.name, content: await panel.read(visit, card) })))

/** The whole page of a case: coded rows only. Nothing sealed is opened here. */
export async function showCase(visit: Visit, id: Id, asked: { readonly kind: string; readonly before: string | null }): Promise<CaseModel | null> {
  const loaded = await loadCase(visit, id)
  if (!loaded) return null
  if (loaded.card.protectionLevel === 2) visit.requireStrong()
  const { tx, actor } = visit
  const { card, access } = loaded
  const soon = new Date(visit.now.getTime() + 1000)
  const [kept, consents, disclosures, units, team, records, changes, fileReference, moments, panels, laterClocks] = await together([
    tasksOfCase(tx, id),
    listConsents(tx, id),
    listDisclosures(tx, id),
    unitsOf(tx, id),
    teamOf(tx, id),
    listRecords(tx, id, { limit: 20 }),
    listAxisChanges(tx, id, soon, 200),
    fileReferenceOf(tx, id),
    momentsOf(visit, loaded, asked.kind, asked.before ? new Date(asked.before) : soon),
    panelsOf(visit, card),
    laterClocksOf(visit, card),
  ])
  const unitId = units.find((unit) => unit.zoneId === actor.zoneId)?.id ?? null
  const leadPerson = team.find((member) => member.zoneId === actor.zoneId && member.position === 'lead')?.personId ?? null
  visit.note({ caseId: id, object: id, count: moments.timeline.length })
  const [tasks, readers, names] = await together([
    withStops(visit, kept),
    unitId ? countReadersOfAll(tx, unitId, sealedClasses as readonly SealedClass[]) : new Map<string, number>(),
    nameBook(
      visit,
      [...kept.map((task) => task.personId), ...team.map((member) => member.personId)],
      [
        actor.zoneId,
        ...units.map((unit) => unit.zoneId),
        ...disclosures.flatMap((one) => [one.fromZone, one.toZone]),
        ...kept.map((task) => task.zoneId),
        ...moments.moments.map((one) => one.zoneId),
      ],
    ),
  ])
  return {
    card,
    leadPerson,
    panels,
    ...moments,
    fileReference,
    clocks: [...clocksOf(visit, { card, access, tasks, consents, disclosures }, laterClocks)] as CaseClock[],
    lanes: Object.fromEntries(laneAxes.map((axis) => [axis, [...valuesOver(axis, card, changes)]])) as Record<LaneAxis, LaneValue[]>,
    tasks: tasks.map((task) => ({ ...task, state: latenessOf(task, visit.now) })),
    records: [...records],
    units: [...units],
    team: [...team],
    consents: [...consents],
    disclosures: disclosures.map((one) => ({ ...one, classes: [...one.classes] })),
    readers: Object.fromEntries(readers),
    mine: rightsOf(loaded, unitId),
    filter: asked.kind,
    names,
  }
}
