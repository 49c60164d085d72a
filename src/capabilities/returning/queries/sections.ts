import type { VNode } from 'preact'
import type { Id } from '#kernel/id.ts'
import type { InLanguages } from '#kernel/language.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { DayItem, Job } from '#platform/http/capability.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { LaneTone } from '#ui/components/lanes.tsx'
import type { Page } from '#ui/page.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'

/** Something that happened, or a day that something is to happen, in neutral words: no place, no name. */
export type ReturnMoment = {
  readonly at: Instant
  readonly kind: string
  readonly words: InLanguages<string>
  readonly href: string | null
  readonly zoneId: Id | null
  /** Only the day is known. */
  readonly onDay?: true
}

/** One lane of the picture of the whole return: marks and spans on the one time axis. A span without an end is still running. */
export type ReturnLane = {
  readonly key: string
  readonly words: InLanguages<string>
  readonly marks: readonly { readonly at: Instant; readonly words: InLanguages<string>; readonly tone?: LaneTone }[]
  readonly spans: readonly { readonly from: Instant; readonly to: Instant | null; readonly words: InLanguages<string>; readonly tone?: LaneTone }[]
}

/** A time that something must have happened by. The nearest one stands in the head of the case. */
export type ReturnClock = { readonly dueAt: Instant; readonly words: InLanguages<string>; readonly href: string }

/** What one part of the room says on the page of a return, in the order of work: choice 100, gates 200, journey 300, after 400, abroad 500. */
export type ReturnSection = {
  readonly name: string
  readonly order: number
  /** What the API answers for the section too: codes, days and ids, never sealed text. `null` leaves the section out for whoever asks. */
  readonly read: (visit: Visit, entered: Entered) => Promise<unknown>
  readonly view: (model: never, page: Page) => VNode | null
  /** Rows of the list, on the page of the return and in the timeline of the case; any order. */
  readonly moments?: (visit: Visit, entered: Entered) => Promise<readonly ReturnMoment[]>
  readonly lanes?: (visit: Visit, entered: Entered) => Promise<readonly ReturnLane[]>
  /** Times that run now; each part knows whether its own go on when the return is closed. */
  readonly clocks?: (visit: Visit, entered: Entered) => Promise<readonly ReturnClock[]>
}

/** What a part of the room ends when a return ends, in the same transaction, by whatever outcome: calls, links, waiting questions. */
export type ReturnEnding = (visit: Visit, entered: Entered) => Promise<void>

/** What a part of the room puts on My day: neutral words, links to exactly what is counted. */
export type ReturnToday = (visit: Visit) => Promise<readonly DayItem[]>

/** Each part adds its own in its `doors/<part>.ts`; the page of a return, its end and My day ask all that are there. */
export const returnSections: ReturnSection[] = []
export const returnEndings: ReturnEnding[] = []
export const returnTodays: ReturnToday[] = []
/** Dated reference data of a part, and work that its clock does. */
export const returnFurnishings: ((tx: Tx) => Promise<void>)[] = []
export const returnJobs: Job[] = []
