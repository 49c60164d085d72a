import type { OpenDoor } from '#platform/http/door.ts'
import type { Passage } from '#platform/http/passage.ts'
import { problem } from '#platform/http/present.ts'
import { asDoor } from '#platform/db/enter.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import { signIn } from '#capabilities/people/commands/sign-in.ts'
import type { GuessRefusal } from '#capabilities/people/commands/guess.ts'
import type { PeopleDeps } from '#capabilities/people/domain/deps.ts'
import { openForm } from '#capabilities/people/pages/open-form.ts'
import { signInPage } from '#capabilities/people/pages/sign-in-page.tsx'
import type { SignInSaid } from '#capabilities/people/pages/sign-in-page.tsx'
import { localPath, peoplePaths } from '#capabilities/people/paths.ts'
import { endSession } from '#capabilities/people/store/entry.ts'
import { words } from '#capabilities/people/words.ts'

/** Seconds a session can last at most; idle ones end after fifteen minutes. */
const sessionSeconds = 10 * 60 * 60

const saidIn = (asked: URLSearchParams): SignInSaid => {
  if (asked.has('left')) return 'left'
  if (asked.has('ready')) return 'ready'
  const kept = asked.get('kept')
  return kept === 'yes' ? 'kept' : kept === 'no' ? 'not-kept' : null
}

/** The words and the status of a refusal; the same for a wrong name, passphrase and code. */
export function refusalOf(
  refusal: GuessRefusal,
  passage: Passage,
  wrong: string,
): { readonly status: number; readonly text: string; readonly headers: Readonly<Record<string, string>> } {
  const t = words[passage.language].signIn
  if (refusal.kind === 'refused') return { status: 422, text: wrong, headers: {} }
  return { status: 429, text: refusal.kind === 'slowed' ? t.wait(refusal.seconds) : t.busy, headers: { 'retry-after': String(refusal.seconds) } }
}

async function show(passage: Passage): Promise<Response> {
  const asked = new URL(passage.request.url).searchParams
  const said = saidIn(asked)
  const shown = signInPage(openForm(), said, localPath(asked.get('next')), passage.page)
  if (said !== 'left') return passage.answer(shown)
  const { token } = passage
  if (token !== null) await asDoor(passage.databases, (tx) => endSession(tx, dbToken(token)))
  return passage.answer(shown, 200, { 'set-cookie': passage.cookie(null), 'clear-site-data': '"cache", "storage"' })
}

const post =
  (deps: PeopleDeps) =>
  async (passage: Passage): Promise<Response> => {
    const { login = '', passphrase = '', code = '', next } = passage.fields
    const result = await signIn(deps, passage, 'sign-in', { login, passphrase, code })
    if (result.ok) return passage.redirect(localPath(next), { 'set-cookie': passage.cookie(result.value) })
    const { status, text, headers } = refusalOf(result.refusal, passage, words[passage.language].signIn.refused)
    return passage.answer(signInPage(openForm({ values: { login }, notice: text }), null, localPath(next), passage.page), status, headers)
  }

export const signInDoor = (deps: PeopleDeps): OpenDoor => ({ path: peoplePaths.signIn(), show, post: post(deps) })

/** A bearer token that is a session, with the same limits. `login` may be called `id`. */
export const sessionDoor = (deps: PeopleDeps): OpenDoor => ({
  path: '/api/v1/session',
  show: () => Promise.resolve(problem(404, 'not-found')),
  post: async (passage) => {
    const { login, id, passphrase = '', code = '' } = passage.fields
    const result = await signIn(deps, { ...passage, token: null }, 'session', { login: login ?? id ?? '', passphrase, code })
    if (result.ok) return passage.json({ token: result.value, expiresInSeconds: sessionSeconds }, 200, { 'cache-control': 'no-store' })
    const { status, text, headers } = refusalOf(result.refusal, passage, words[passage.language].signIn.refused)
    return problem(status === 422 ? 401 : status, status === 422 ? 'sign-in-refused' : 'too-many', { detail: text }, headers)
  },
})
