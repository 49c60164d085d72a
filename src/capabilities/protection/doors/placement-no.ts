import { z } from 'zod'
import type { Answer } from '#platform/http/door.ts'
import * as f from '#platform/http/fields.ts'
import { inBoth, type protectionWords } from '#capabilities/protection/words.ts'

/** Why something cannot be done with a place or a request, in both languages. */
export const no = (status: Answer['status'], word: keyof (typeof protectionWords)['sv']['placementNo'], field?: string): Answer => ({
  status,
  words: inBoth((t) => t.placementNo[word]),
  ...(field ? { field } : {}),
})

export const onePlace = z.object({ place: f.id() })
export const oneClosing = z.object({ place: f.id(), stay: f.id() })
export const oneAsk = z.object({ ask: f.id() })
export const offerInCase = z.object({ id: f.id(), ask: f.id() })
export const requestInCase = z.object({ id: f.id(), request: f.id() })
export const childInCase = z.object({ id: f.id(), child: f.id() })
