import type { Language } from '#kernel/language.ts'
import { asActor } from '#platform/db/enter.ts'
import type { House } from '#platform/http/house.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'

/** The language of whoever holds this token, for a page that no door answers. Where nobody does, or nobody can say now, the other. */
export async function herLanguage(house: House, token: string, otherwise: Language): Promise<Language> {
  try {
    const entrance = await asActor(house.databases, dbToken(token), null, (_, { language }) => Promise.resolve(language))
    return entrance.state === 'open' ? entrance.value : entrance.state === 'over' ? entrance.over.language : otherwise
  } catch {
    return otherwise
  }
}
