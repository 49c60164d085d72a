import { accept } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import type { Door } from '#platform/http/door.ts'
import { roles } from '#capabilities/people/domain/roles.ts'
import { AccountQuery, LanguageForm, NoFields, WhyQuery } from '#capabilities/people/forms.ts'
import { accountPage, languagePage, onePress } from '#capabilities/people/pages/account-page.tsx'
import { whyShown } from '#capabilities/people/pages/why-page.tsx'
import { localPath, peoplePaths } from '#capabilities/people/paths.ts'
import { AccountAnswer, accountModel } from '#capabilities/people/queries/account.ts'
import { WhyAnswer, whyPage } from '#capabilities/people/queries/why.ts'
import { endOtherSessions, leaveSession, speak } from '#capabilities/people/store/entry.ts'
import { words } from '#capabilities/people/words.ts'

export const accountDoor: Door = page({
  path: peoplePaths.account(),
  name: 'account',
  may: roles,
  query: AccountQuery,
  records: 'account.seen',
  answers: AccountAnswer,
  read: (visit, { query }) => accountModel(visit, query.changed === 'yes'),
  view: accountPage,
})

export const endOthersDoor: Door = form({
  path: peoplePaths.endOthers(),
  name: 'account-sessions',
  may: roles,
  records: 'sessions.ended',
  accepts: NoFields,
  read: () => Promise.resolve({}),
  view: (_model, state, reading) =>
    onePress(words[reading.language].account.sessions, '', words[reading.language].account.endOthers, peoplePaths.endOthers(), state, reading),
  submit: async (visit) => {
    visit.note({ count: await endOtherSessions(visit.tx) })
    return accept({ to: peoplePaths.account() })
  },
  refusals: {},
})

export const languageDoor: Door = form({
  path: peoplePaths.language(),
  name: 'language',
  may: roles,
  records: 'language.chosen',
  accepts: LanguageForm,
  read: () => Promise.resolve({ to: peoplePaths.account() }),
  view: (model, state, reading) => languagePage(model.to, state, reading),
  submit: async (visit, { form: typed }) => {
    await speak(visit.tx, typed.language)
    return accept({ to: localPath(typed.to) })
  },
  refusals: {},
})

/** The session runs out with this transaction, so that the record still says who left; the sign-in page then takes the cookie away. */
export const signOutDoor: Door = form({
  path: peoplePaths.signOut(),
  name: 'sign-out',
  may: roles,
  records: 'sign-out',
  accepts: NoFields,
  read: () => Promise.resolve({}),
  view: (_model, state, reading) =>
    onePress(
      words[reading.language].signOut.title,
      words[reading.language].signOut.text,
      words[reading.language].signOut.submit,
      peoplePaths.signOut(),
      state,
      reading,
    ),
  submit: async (visit) => {
    await leaveSession(visit.tx)
    return accept({ to: `${peoplePaths.signIn()}?left=yes&language=${visit.actor.language}` })
  },
  refusals: {},
})

export const whyDoor: Door = page({
  path: '/why',
  name: 'why',
  may: roles,
  query: WhyQuery,
  records: 'why.asked',
  answers: WhyAnswer,
  read: (visit, { query }) => whyPage(visit, query.about),
  view: whyShown,
})
