import type { VNode } from 'preact'
import type { Id } from '#kernel/id.ts'
import type { InLanguages } from '#kernel/language.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { Page } from '#ui/page.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { Card } from '#capabilities/cases/domain/card.ts'
import type { AskedReach } from '#capabilities/cases/domain/tasks.ts'
import type { Absence } from '#capabilities/cases/domain/stand-in.ts'

/** A time that something must have happened by, with its reason. The nearest one stands in the head of the case. */
export type CaseClock = { readonly dueAt: Instant; readonly words: InLanguages<string>; readonly href: string }

/** A panel of a later room on the page of a case, in the order of work (this room's own stand at 100, 200, …). */
export type CasePanel = {
  readonly name: string
  readonly order: number
  /** What the API answers for the panel as well: codes and ids, never sealed text. `null` leaves the panel out. */
  readonly read: (visit: Visit, card: Card) => Promise<unknown>
  readonly view: (model: never, card: Card, page: Page) => VNode | null
  readonly clocks?: (visit: Visit, card: Card) => Promise<readonly CaseClock[]>
}

/** A row of the timeline: when, a neutral sentence, and where it is opened. */
export type CaseMoment = {
  readonly at: Instant
  readonly kind: string
  readonly words: InLanguages<string>
  readonly href: string | null
  readonly zoneId: Id | null
  /** Only the day is known: no clock is shown. */
  readonly onDay?: true
}
/** Rows of a later room, newest first, at most `limit` of them before `before`. */
export type CaseTimeline = (visit: Visit, card: Card, before: Instant, limit: number) => Promise<readonly CaseMoment[]>

/** What a later room ends when a case is closed, in the same transaction. */
export type CaseClosing = (visit: Visit, caseId: Id) => Promise<void>

/** What a later room takes from somebody whose part in the case ends, in the same transaction and before the right is gone. */
export type MemberEnding = (visit: Visit, member: { readonly caseId: Id; readonly unitId: Id; readonly personId: Id }) => Promise<void>

/** What stands in the way of closing a case, in neutral words, and where it is mended. Asked as whoever leads the case. */
export type CaseHindrance = {
  readonly words: InLanguages<string>
  readonly href: string
  /** Only told on the page: the case may be closed all the same. */
  readonly tells?: true
}
export type CaseHindrances = (visit: Visit, card: Card) => Promise<readonly CaseHindrance[]>

/** Whether she may be reached like that at those times, one answer each, by the rules of safe contact that a later room keeps. A task that would break them is refused. */
export type ContactGuard = (visit: Visit, caseId: Id, asked: readonly AskedReach[]) => Promise<readonly boolean[]>

/** Who is away on a day or will be later. Asked by the clock, and by people of the own zone. */
export type Absences = (tx: Tx, day: string) => Promise<readonly Absence[]>

/** Whether whoever asks may say now that it is no child after all. Raising it is never asked about. */
export type ChildGuard = (visit: Visit, caseId: Id) => Promise<boolean>

/** Later rooms add themselves here when they are plugged in; the page of a case asks all that are there, and closing tells them. */
export const casePanels: CasePanel[] = []
export const caseTimelines: CaseTimeline[] = []
export const caseClosings: CaseClosing[] = []
export const memberEndings: MemberEnding[] = []
export const caseHindrances: CaseHindrances[] = []
export const contactGuards: ContactGuard[] = []
export const childGuards: ChildGuard[] = []
export const absences: Absences[] = []
