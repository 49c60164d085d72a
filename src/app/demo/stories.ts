import type { Stage } from '#app/demo/stage.ts'
import type { Instant } from '#kernel/time.ts'

/** What has happened in the demo world, in the order it happened. */
export async function tellStories(_stage: Stage, _today: Instant): Promise<void> {
  await Promise.resolve()
}
