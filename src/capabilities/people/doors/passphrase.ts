import type { OpenDoor } from '#platform/http/door.ts'
import type { Passage } from '#platform/http/passage.ts'
import { TooBusy } from '#platform/sealing/passphrase.ts'
import { changePassphrase } from '#capabilities/people/commands/change-passphrase.ts'
import type { PeopleDeps } from '#capabilities/people/domain/deps.ts'
import { judgePassphrase } from '#capabilities/people/domain/passphrase.ts'
import { refusalOf } from '#capabilities/people/doors/sign-in.ts'
import { isSignedIn, toSignIn } from '#capabilities/people/doors/step-up.ts'
import { openForm } from '#capabilities/people/pages/open-form.ts'
import { passphrasePage } from '#capabilities/people/pages/passphrase-page.tsx'
import { peoplePaths } from '#capabilities/people/paths.ts'
import { words } from '#capabilities/people/words.ts'
import type { FieldError } from '#ui/page.ts'

function wrongIn({ fields, language }: Passage): readonly FieldError[] {
  const t = words[language]
  const judged = judgePassphrase(fields['fresh'] ?? '', '')
  if (!judged.ok) return [{ field: 'fresh', text: t.passphraseErrors[judged.refusal] }]
  return fields['fresh'] === fields['again'] ? [] : [{ field: 'again', text: t.invitation.different }]
}

async function post(deps: PeopleDeps, passage: Passage): Promise<Response> {
  const back = peoplePaths.passphrase()
  if (!(await isSignedIn(passage))) return toSignIn(passage, back)
  const errors = wrongIn(passage)
  if (errors.length > 0) return passage.answer(passphrasePage(openForm({ errors }), passage.page), 422)
  const { current = '', fresh = '', code = '' } = passage.fields
  try {
    const result = await changePassphrase(deps, passage, { current, fresh, code })
    if (result.ok) return passage.redirect(`${peoplePaths.account()}?changed=yes`)
    if (result.refusal.kind === 'signed-out') return toSignIn(passage, back)
    const { status, text, headers } = refusalOf(result.refusal, passage, words[passage.language].passphrase.refused)
    return passage.answer(passphrasePage(openForm({ notice: text }), passage.page), status, headers)
  } catch (fault) {
    if (!(fault instanceof TooBusy)) throw fault
    return passage.answer(passphrasePage(openForm({ notice: words[passage.language].signIn.busy }), passage.page), 429, { 'retry-after': '5' })
  }
}

export const passphraseDoor = (deps: PeopleDeps): OpenDoor => ({
  path: peoplePaths.passphrase(),
  show: async (passage) =>
    (await isSignedIn(passage)) ? passage.answer(passphrasePage(openForm(), passage.page)) : toSignIn(passage, peoplePaths.passphrase()),
  post: (passage) => post(deps, passage),
})
