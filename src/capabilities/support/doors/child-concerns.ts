import { accept, refuse } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import { form, page, type Door } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import {
  draftConcern,
  linkCases,
  receiveConcern,
  sendConcern,
  unlinkCases,
  type ConcernRefusal,
  type LinkRefusal,
  type ReceivedRefusal,
  type SentRefusal,
} from '#capabilities/support/commands/child-concern.ts'
import { childRoles } from '#capabilities/support/domain/clock-roles.ts'
import { concernFields, linkFields, oneConcern, oneLink, receivedFields, sentFields } from '#capabilities/support/forms/child.ts'
import { lawCase, nothing } from '#capabilities/support/forms/deadline.ts'
import { lawPaths } from '#capabilities/support/law-paths.ts'
import { concernPage, concernSheet } from '#capabilities/support/pages/child-concern-page.tsx'
import { concernForm, linkForm, receivedForm, sentForm, type OneConcernForm } from '#capabilities/support/pages/child-forms.tsx'
import { incidentPage } from '#capabilities/support/pages/child-adult-page.tsx'
import {
  concernAnswer,
  incidentAnswer,
  prepareChild,
  prepareLink,
  showConcern,
  showConcernSheet,
  showIncident,
  type ChildForm,
  type LinkForm,
} from '#capabilities/support/queries/show-child.ts'
import { concernsOf, incidentsOf } from '#capabilities/support/store/child-concern.ts'
import { answered, type lawWords } from '#capabilities/support/words.law.ts'

const shared = { may: childRoles, scope: 'id' } as const
const said = (word: keyof (typeof lawWords)['sv']['children']['refused'], field?: string) => answered(422, (t) => t.children.refused[word], field)
const notYours = answered(422, (t) => t.clocks.refused.notYours)

const draft = form<typeof lawCase, never, typeof concernFields, ChildForm, ConcernRefusal>({
  ...shared,
  path: lawPaths.newConcern(':id'),
  name: 'write-concern',
  params: lawCase,
  records: 'concern.written',
  accepts: concernFields,
  read: (visit, { params }) => prepareChild(visit, params.id),
  view: concernForm,
  submit: async (visit, { params, form: wrote }, { entered }) => {
    const { suspectedOn, danger, custodian } = wrote
    const parts = { seen: wrote.part_seen, said: wrote.part_said, worry: wrote.part_worry, reach_us: wrote.part_reach_us }
    const done = await draftConcern(visit, entered, { suspectedOn, danger, custodian, parts })
    return done.ok ? accept({ to: lawPaths.concern(params.id, done.value), id: done.value }) : done
  },
  refusals: {
    'suspected-in-future': said('suspectedInFuture', 'suspectedOn'),
    'nothing-written': said('nothingWritten', 'part_seen'),
    'not-yours-to-write': notYours,
  },
})

const concern = page({
  ...shared,
  path: lawPaths.concern(':id', ':concern'),
  name: 'concern',
  params: oneConcern,
  records: 'concern.seen',
  answers: concernAnswer,
  read: (visit, { params }) => showConcern(visit, params.id, params.concern),
  view: concernPage,
})

const sheet = page({
  ...shared,
  path: lawPaths.concernSheet(':id', ':concern'),
  name: 'concern-sheet',
  params: oneConcern,
  records: 'concern.printed',
  api: false,
  answers: concernAnswer,
  read: (visit, { params }) => showConcernSheet(visit, params.id, params.concern),
  view: concernSheet,
})

async function prepareConcern(visit: Visit, caseId: Id, id: Id): Promise<OneConcernForm | null> {
  const ready = await prepareChild(visit, caseId)
  const found = ready && (await concernsOf(visit.tx, caseId)).find((one) => one.id === id)
  return ready && found ? { ...ready, concern: found } : null
}

const sent = form<typeof oneConcern, never, typeof sentFields, OneConcernForm, SentRefusal>({
  ...shared,
  path: lawPaths.concernSent(':id', ':concern'),
  name: 'concern-sent',
  params: oneConcern,
  records: 'concern.sent',
  accepts: sentFields,
  read: (visit, { params }) => prepareConcern(visit, params.id, params.concern),
  view: sentForm,
  submit: async (visit, { params, form: how, version }, { concern: found }) => {
    const done = await sendConcern(visit, params.id, found, version ?? 0, how.sentAt, how.sentHow)
    return done.ok ? accept({ to: lawPaths.concern(params.id, done.value), id: done.value }) : done
  },
  refusals: { 'sent-already': said('sentAlready'), 'sent-in-future': said('sentInFuture', 'sentAt'), 'sent-before': said('sentBefore', 'sentAt') },
})

const received = form<typeof oneConcern, never, typeof receivedFields, OneConcernForm, ReceivedRefusal>({
  ...shared,
  path: lawPaths.concernReceived(':id', ':concern'),
  name: 'concern-received',
  params: oneConcern,
  records: 'concern.received',
  accepts: receivedFields,
  read: (visit, { params }) => prepareConcern(visit, params.id, params.concern),
  view: receivedForm,
  submit: async (visit, { params, form: receipt, version }, { entered, concern: found }) => {
    const done = await receiveConcern(visit, entered, found, version ?? 0, receipt.receivedOn)
    return done.ok ? accept({ to: lawPaths.concern(params.id, done.value), id: done.value }) : done
  },
  refusals: {
    'not-sent-yet': said('notSentYet'),
    'received-in-future': said('receivedInFuture', 'receivedOn'),
    'received-before': said('receivedBefore', 'receivedOn'),
  },
})

// Without a scope: a link is between two cases, and the walls of both are asked.
const incident = page({
  may: childRoles,
  path: lawPaths.incident(':id'),
  name: 'incident',
  params: lawCase,
  records: 'incident.seen',
  answers: incidentAnswer,
  read: (visit, { params }) => showIncident(visit, params.id),
  view: incidentPage,
})
const link = form<typeof lawCase, never, typeof linkFields, LinkForm, LinkRefusal>({
  may: childRoles,
  path: lawPaths.linkIncident(':id'),
  name: 'link-incident',
  params: lawCase,
  records: 'incident.linked',
  accepts: linkFields,
  read: (visit, { params }) => prepareLink(visit, params.id),
  view: linkForm,
  submit: async (visit, { params, form: chosen }, { mine }) => {
    const done = await linkCases(
      visit,
      params.id,
      chosen.other,
      mine.map((one) => one.id),
      chosen.kind,
    )
    return done.ok ? accept({ to: lawPaths.incident(params.id), id: done.value }) : done
  },
  refusals: { 'linked-already': said('linkedAlready', 'other'), 'not-a-case-of-yours': said('notYourCase', 'other') },
})
const unlink = form<typeof oneLink, never, typeof nothing, LinkForm, { readonly kind: 'not-linked' }>({
  may: childRoles,
  path: lawPaths.endIncident(':id', ':link'),
  name: 'unlink-incident',
  params: oneLink,
  records: 'incident.unlinked',
  accepts: nothing,
  read: async (visit, { params }) => {
    const ready = await prepareLink(visit, params.id)
    return ready && (await incidentsOf(visit.tx, params.id)).some((one) => one.id === params.link) ? ready : null
  },
  view: linkForm,
  submit: async (visit, { params }) => {
    const done = await unlinkCases(visit, params.id, params.link)
    return done.ok ? accept({ to: lawPaths.incident(params.id), id: params.link }) : refuse(done.refusal)
  },
  refusals: { 'not-linked': said('notLinked') },
})

export const concernDoors: readonly Door[] = [draft, concern, sheet, sent, received, incident, link, unlink]
