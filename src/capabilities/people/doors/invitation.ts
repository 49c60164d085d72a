import { isLanguage } from '#kernel/language.ts'
import { asDoor } from '#platform/db/enter.ts'
import type { OpenDoor } from '#platform/http/door.ts'
import type { Passage } from '#platform/http/passage.ts'
import { TooBusy } from '#platform/sealing/passphrase.ts'
import { isToken, tokenHash } from '#platform/sealing/session-keys.ts'
import { spelled, uriOf } from '#capabilities/people/commands/check-code.ts'
import { beginEnrolment, finishEnrolment, secretOf } from '#capabilities/people/commands/enrol.ts'
import type { EnrolRefusal } from '#capabilities/people/commands/enrol.ts'
import type { PeopleDeps } from '#capabilities/people/domain/deps.ts'
import { enrolPage, overPage, welcomePage } from '#capabilities/people/pages/invitation-page.tsx'
import { openForm } from '#capabilities/people/pages/open-form.ts'
import { peoplePaths } from '#capabilities/people/paths.ts'
import { findInvited } from '#capabilities/people/store/invitations.ts'
import type { Invited } from '#capabilities/people/store/invitations.ts'
import { words } from '#capabilities/people/words.ts'
import type { FieldError } from '#ui/page.ts'

async function open(passage: Passage): Promise<{ readonly token: string; readonly invited: Invited } | null> {
  const { token = '' } = passage.params
  if (!isToken(token)) return null
  const invited = await asDoor(passage.databases, (tx) => findInvited(tx, tokenHash(token)))
  return invited?.state === 'open' ? { token, invited } : null
}

const whoIs = (invited: Invited) => ({
  name: invited.name,
  zoneName: invited.zoneName,
  login: invited.login,
  recovered: invited.lockedKey !== null,
  coded: invited.coded,
})
const shown = (secret: Uint8Array, invited: Invited) => ({ uri: uriOf(secret, invited.login), spelled: spelled(secret) })
const over = (passage: Passage): Response => passage.answer(overPage(passage.page), 404)

async function show(deps: PeopleDeps, passage: Passage): Promise<Response> {
  const found = await open(passage)
  if (found === null) return over(passage)
  const chosen = new URL(passage.request.url).searchParams.get('language')
  if (!isLanguage(chosen) && found.invited.language !== passage.language) return passage.redirect(`${passage.page.path}?language=${found.invited.language}`)
  // What the code app is given is shown to link and code together, never to the link alone.
  const secret = found.invited.begun && !found.invited.coded ? secretOf(deps, found.invited) : null
  return passage.answer(
    secret === null
      ? welcomePage(whoIs(found.invited), openForm(), passage.page)
      : enrolPage(whoIs(found.invited), shown(secret, found.invited), openForm(), passage.page),
  )
}

function errorOf(refusal: EnrolRefusal, passage: Passage): FieldError | null {
  const t = words[passage.language]
  switch (refusal.kind) {
    case 'not-accepted':
      return { field: 'accepted', text: t.invitation.notAccepted }
    case 'different':
      return { field: 'again', text: t.invitation.different }
    case 'wrong-code':
      return { field: 'code', text: t.invitation.wrongCode }
    case 'wrong-entry-code':
      return { field: 'entryCode', text: t.invitation.wrongEntryCode }
    case 'over':
      return null
    default:
      return { field: 'passphrase', text: t.passphraseErrors[refusal.kind] }
  }
}

async function finish(deps: PeopleDeps, passage: Passage, token: string, invited: Invited): Promise<Response> {
  const { accepted = '', passphrase = '', again = '', code = '', entryCode = '' } = passage.fields
  const secret = secretOf(deps, invited)
  if (secret === null) return over(passage)
  const againWith = (form: Parameters<typeof openForm>[0], status: number, headers = {}): Response =>
    passage.answer(enrolPage(whoIs(invited), shown(secret, invited), openForm({ ...form, values: { accepted, entryCode } }), passage.page), status, headers)
  try {
    const result = await finishEnrolment(deps, passage, token, invited, { entryCode, accepted: accepted === 'yes', passphrase, again, code })
    if (result.ok) return passage.redirect(`${peoplePaths.signIn()}?ready=yes&language=${passage.language}`)
    const error = errorOf(result.refusal, passage)
    return error === null ? over(passage) : againWith({ errors: [error] }, 422)
  } catch (fault) {
    if (!(fault instanceof TooBusy)) throw fault
    return againWith({ notice: words[passage.language].signIn.busy }, 429, { 'retry-after': '5' })
  }
}

async function begin(deps: PeopleDeps, passage: Passage, token: string): Promise<Response> {
  const found = await open(passage)
  if (found === null) return over(passage)
  const { entryCode = '' } = passage.fields
  const { invited } = found
  if (!(await beginEnrolment(deps, passage, token, invited, entryCode))) {
    const errors = [{ field: 'entryCode', text: words[passage.language].invitation.wrongEntryCode }]
    return passage.answer(welcomePage(whoIs(invited), openForm({ errors, values: { entryCode } }), passage.page), 422)
  }
  if (!invited.coded) return passage.redirect(`${passage.page.path}?language=${passage.language}`)
  const now = await open(passage)
  const secret = now === null ? null : secretOf(deps, now.invited)
  if (secret === null) return over(passage)
  return passage.answer(enrolPage(whoIs(invited), shown(secret, invited), openForm({ values: { entryCode } }), passage.page))
}

/** The activation link. Looking at it changes nothing; beginning starts its ten minutes. */
export const invitationDoor = (deps: PeopleDeps): OpenDoor => ({
  path: '/invitation/:token',
  show: (passage) => show(deps, passage),
  post: async (passage) => {
    const found = await open(passage)
    if (found === null) return over(passage)
    if (passage.fields['step'] === 'finish') return await finish(deps, passage, found.token, found.invited)
    return await begin(deps, passage, found.token)
  },
})
