import type { OpenDoor } from '#platform/http/door.ts'
import type { Passage } from '#platform/http/passage.ts'
import { problem } from '#platform/http/present.ts'
import { asActor } from '#platform/db/enter.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import { stepUp } from '#capabilities/people/commands/step-up.ts'
import type { PeopleDeps } from '#capabilities/people/domain/deps.ts'
import { refusalOf } from '#capabilities/people/doors/sign-in.ts'
import { openForm } from '#capabilities/people/pages/open-form.ts'
import { stepUpPage } from '#capabilities/people/pages/step-up-page.tsx'
import { localPath, peoplePaths } from '#capabilities/people/paths.ts'
import { words } from '#capabilities/people/words.ts'

/** Whether the caller has an open session; these doors keep their own transactions, because a wrong code must be remembered. */
export async function isSignedIn(passage: Passage): Promise<boolean> {
  if (passage.token === null) return false
  return (await asActor(passage.databases, dbToken(passage.token), null, () => Promise.resolve(true))).state === 'open'
}
export const toSignIn = (passage: Passage, next: string): Response => passage.redirect(`${peoplePaths.signIn()}?next=${encodeURIComponent(next)}`)

const nextOf = (passage: Passage): string => localPath(passage.fields['next'] ?? new URL(passage.request.url).searchParams.get('next'))

export const stepUpDoor = (deps: PeopleDeps): OpenDoor => ({
  path: peoplePaths.stepUp(),
  show: async (passage) => {
    const next = nextOf(passage)
    return (await isSignedIn(passage)) ? passage.answer(stepUpPage(openForm(), next, passage.page)) : toSignIn(passage, next)
  },
  post: async (passage) => {
    const next = nextOf(passage)
    const result = await stepUp(deps, passage, passage.fields['code'] ?? '')
    if (result.ok) return passage.redirect(next)
    if (result.refusal.kind === 'signed-out') return toSignIn(passage, next)
    const { status, text, headers } = refusalOf(result.refusal, passage, words[passage.language].stepUp.refused)
    const form = openForm(status === 422 ? { errors: [{ field: 'code', text }] } : { notice: text })
    return passage.answer(stepUpPage(form, next, passage.page), status, headers)
  },
})

/** The same for programs: `{code}` with the session's own token. */
export const stepUpApiDoor = (deps: PeopleDeps): OpenDoor => ({
  path: '/api/v1/step-up',
  show: () => Promise.resolve(problem(404, 'not-found')),
  post: async (passage) => {
    const result = await stepUp(deps, passage, passage.fields['code'] ?? '')
    if (result.ok) return passage.json({ strongForSeconds: 300 })
    if (result.refusal.kind === 'signed-out') return problem(401, 'not-signed-in')
    const { status, text, headers } = refusalOf(result.refusal, passage, words[passage.language].stepUp.refused)
    return problem(status, status === 422 ? 'wrong-code' : 'too-many', { detail: text }, headers)
  },
})
