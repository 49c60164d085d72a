import type { PublicLanguage } from '#kernel/public-language.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'

export const versionKinds = ['text', 'number', 'service'] as const
export type VersionKind = (typeof versionKinds)[number]
export const versionStates = ['proposed', 'published', 'withdrawn'] as const
export type VersionState = (typeof versionStates)[number]
export const decisions = ['publish', 'withdraw'] as const
export type Decision = (typeof decisions)[number]

/** What a version says; which of it is filled in follows from the kind. */
export type Said = {
  readonly title: string | null
  readonly body: string | null
  readonly source: number | null
  readonly reviewed: boolean
  readonly legal: boolean
  readonly phone: string | null
  readonly whence: string | null
  readonly day: string | null
  readonly spoken: readonly PublicLanguage[]
  readonly interpreter: boolean
  readonly shown: boolean
}

export const nothingSaid: Said = {
  title: null,
  body: null,
  source: null,
  reviewed: false,
  legal: false,
  phone: null,
  whence: null,
  day: null,
  spoken: [],
  interpreter: false,
  shown: true,
}

/** A proposal, or what became of it. It is never changed. */
export type Version = Said & {
  readonly id: string
  readonly kind: VersionKind
  readonly subject: string
  readonly number: number
  readonly functionId: string | null
  readonly zoneId: string
  readonly state: VersionState
  readonly needsSecond: boolean
  readonly proposedBy: string
  readonly proposedAt: Date
  readonly decidedBy: string | null
  readonly decidedAt: Date | null
}

export type DecisionRefusal = { readonly kind: 'already-decided' | 'own-proposal' | 'not-yours' }

/** Who may decide: an editor, on what somebody else proposed where two must have read it; anybody takes back the own. */
export function mayDecide(
  version: Pick<Version, 'kind' | 'state' | 'needsSecond' | 'proposedBy' | 'shown'>,
  decision: Decision,
  who: { readonly personId: string; readonly isEditor: boolean },
): Result<null, DecisionRefusal> {
  if (version.state !== 'proposed') return refuse({ kind: 'already-decided' })
  const own = version.proposedBy === who.personId
  if (decision === 'withdraw') return own || who.isEditor ? accept(null) : refuse({ kind: 'not-yours' })
  if (version.kind === 'service' && !version.shown) return own || who.isEditor ? accept(null) : refuse({ kind: 'not-yours' })
  if (!who.isEditor) return refuse({ kind: 'not-yours' })
  return own && version.needsSecond ? refuse({ kind: 'own-proposal' }) : accept(null)
}
