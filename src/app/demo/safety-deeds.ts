import type { SealedWords } from '#app/demo/sealed-words.ts'
import { idOf, must, personId, step, stepOutside, type Story } from '#app/demo/story.ts'
import { breakGlass } from '#capabilities/cases/commands/break-glass.ts'
import { closeCase, type ClosingFacts } from '#capabilities/cases/commands/close-case.ts'
import { recuse } from '#capabilities/cases/commands/recuse.ts'
import { findCard } from '#capabilities/cases/store/card.ts'
import type { GlassReason } from '#capabilities/cases/store/glass.ts'
import type { RecusalReason } from '#capabilities/cases/store/recusal.ts'
import type { Instant } from '#kernel/time.ts'

export const recuses = (story: Story, at: Instant, by: string, who: string, reason: RecusalReason): void =>
  step(story, at, by, 'case.recused', async (visit) => must(await recuse(visit, idOf(story, 'case'), personId(who), reason)))

/** Somebody on duty opens what is needed tonight, and says why. */
export const breaks = (
  story: Story,
  at: Instant,
  by: string,
  why: { readonly reason: GlassReason; readonly words: SealedWords; readonly classes: readonly string[] },
): void => stepOutside(story, at, by, 'glass.broken', async (visit) => must(await breakGlass(visit, idOf(story, 'case'), { ...why, minutes: 30 })))

export const closes = (story: Story, at: Instant, by: string, facts: Omit<ClosingFacts, 'wayBack'> & { readonly wayBack: SealedWords }): void =>
  step(story, at, by, 'case.closed', async (visit) => {
    const card = await findCard(visit.tx, idOf(story, 'case'))
    if (!card) throw new Error('the case is not there')
    must(await closeCase(visit, card.id, card.version, facts))
  })
