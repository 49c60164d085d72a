import type { Leaf, Stage } from '#app/demo/stage.ts'
import { demoPerson, demoZone } from '#capabilities/people/demo.ts'
import type { Id } from '#kernel/id.ts'
import type { Result } from '#kernel/result.ts'
import { daysAfter, minutesAfter, type Instant } from '#kernel/time.ts'
import type { Job } from '#platform/http/capability.ts'
import type { Visit } from '#platform/http/visit.ts'

type Done = { readonly by: string; readonly leaf: Leaf; readonly inCase: boolean; readonly deed: (visit: Visit) => Promise<unknown> }
type Step = { readonly at: Instant } & (Done | { readonly job: Job })

/** One story of the demo world while it is written down: who does what when. Told afterwards, all stories together, in the order of time. */
export type Story = {
  readonly name: string
  readonly today: Instant
  readonly steps: Step[]
  /** What came to be on the way, by a word of the story: `case`, a record, a task. */
  readonly ids: Map<string, Id>
}

export const newStory = (name: string, today: Instant): Story => ({ name, today, steps: [], ids: new Map() })

/** Adds something that somebody does, inside the story's own case. */
export const step = (story: Story, at: Instant, by: string, act: string, deed: (visit: Visit) => Promise<unknown>): void =>
  void story.steps.push({ at, by, leaf: { act, result: 'done' }, inCase: true, deed })
/** Adds something that is not yet, or never, inside the case. */
export const stepOutside = (story: Story, at: Instant, by: string, act: string, deed: (visit: Visit) => Promise<unknown>): void =>
  void story.steps.push({ at, by, leaf: { act, result: 'done' }, inCase: false, deed })
/** Adds that somebody looks. */
export const lookStep = (story: Story, at: Instant, by: string, act: string, deed: (visit: Visit) => Promise<unknown>): void =>
  void story.steps.push({ at, by, leaf: { act, result: 'seen' }, inCase: true, deed })
/** Adds what the clock of the program does by itself, for every story: an alarm rings, a page abroad is over. */
export const clockStep = (story: Story, at: Instant, job: Job): void => void story.steps.push({ at, job })

const wall = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Stockholm', dateStyle: 'short', timeStyle: 'short' })
/** So many days ago, at a time by the clocks of Sweden; a negative number lies ahead. */
export function on(story: Story, daysAgo: number, time: string): Instant {
  const day = wall.format(daysAfter(story.today, -daysAgo)).slice(0, 10)
  const winter = new Date(`${day}T${time}:00+01:00`)
  return wall.format(winter) === `${day} ${time}` ? winter : new Date(`${day}T${time}:00+02:00`)
}
/** So many minutes ago; a negative number lies ahead. */
export const ago = (story: Story, minutes: number): Instant => minutesAfter(story.today, -minutes)

export const personId = (login: string): Id => demoPerson(login).id
export const zoneId = (code: string): Id => demoZone(code).id

export function idOf(story: Story, word: string): Id {
  const id = story.ids.get(word)
  if (id === undefined) throw new Error(`the story ${story.name} has no ${word} yet`)
  return id
}
/** Under which word the story finds it again, when it was given one. */
export const keep = (story: Story, word: string | undefined, id: Id): void => {
  if (word !== undefined) story.ids.set(word, id)
}

/** What a deed gave; a refusal means that the story is not true to the rules. */
export function must<Value>(result: Result<Value, { readonly kind: string }>): Value {
  if (!result.ok) throw new Error(`refused: ${result.refusal.kind}`)
  return result.value
}

/** Tells stories together, each step at its time. */
export async function tell(stage: Stage, stories: readonly Story[]): Promise<void> {
  const steps = stories.flatMap((story) => story.steps.map((one) => ({ story, one }))).sort((a, b) => a.one.at.getTime() - b.one.at.getTime())
  for (const { story, one } of steps) {
    try {
      if ('job' in one) await stage.clock(one.at, one.job)
      else await stage.as(personId(one.by), one.at, one.inCase ? idOf(story, 'case') : null, one.deed, one.leaf)
    } catch (error) {
      const what = 'job' in one ? one.job.name : `${one.by}, ${one.leaf.act}`
      throw new Error(`the story ${story.name} stops at ${one.at.toISOString()}, ${what}`, { cause: error })
    }
  }
}
