import { accept, refuse, type Result } from '#kernel/result.ts'
import type { PublicLanguage } from '#kernel/public-language.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { PageKey } from '#capabilities/information/domain/pages.ts'
import { bodyFault, type BodyFault } from '#capabilities/information/domain/texts.ts'
import { nothingSaid } from '#capabilities/information/domain/version.ts'
import { propose } from '#capabilities/information/store/versions.ts'

export type TextRefusal = BodyFault | { readonly kind: 'title-markup' | 'source-ahead' | 'source-behind' }
export type TypedText = { readonly title: string; readonly body: string; readonly source: number; readonly reviewed: boolean; readonly legal: boolean }

/** @param now the versions that stand: of this text, and of the Swedish one it follows */
export async function proposeText(
  visit: Visit,
  about: { readonly language: PublicLanguage; readonly page: PageKey },
  typed: TypedText,
  now: { readonly number: number; readonly source: number; readonly swedish: number },
): Promise<Result<string, TextRefusal>> {
  const fault = bodyFault(typed.body)
  if (fault) return refuse(fault)
  if (/[<>*_`[\]\n]/.test(typed.title)) return refuse({ kind: 'title-markup' })
  const newest = about.language === 'sv' ? now.swedish + 1 : now.swedish
  if (typed.source > newest) return refuse({ kind: 'source-ahead' })
  if (typed.source < now.source) return refuse({ kind: 'source-behind' })
  const id = await propose(visit.tx, { kind: 'text', subject: `${about.language}/${about.page}`, functionId: null, base: now.number }, visit.actor, {
    ...nothingSaid,
    ...typed,
  })
  visit.note({ object: id })
  return accept(id)
}
