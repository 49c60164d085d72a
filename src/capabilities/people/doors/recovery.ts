import { accept, refuse } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import type { Door } from '#platform/http/door.ts'
import { askOfficersChange, askRecovery } from '#capabilities/people/commands/ask-recovery.ts'
import type { AskRefusal } from '#capabilities/people/commands/ask-recovery.ts'
import { chooseOfficers } from '#capabilities/people/commands/choose-officers.ts'
import { openRecovery } from '#capabilities/people/commands/open-recovery.ts'
import type { OpenRefusal } from '#capabilities/people/commands/open-recovery.ts'
import { ceremonyParams, personParams } from '#capabilities/people/doors/params.ts'
import type { CeremonyParams, PersonParams } from '#capabilities/people/doors/params.ts'
import { OfficersForm, OpenForm, RecoverForm, chosenIn } from '#capabilities/people/forms.ts'
import { officersShown } from '#capabilities/people/pages/officers-pages.tsx'
import { recoverShown } from '#capabilities/people/pages/person-forms.tsx'
import { ceremoniesShown, ceremonyShown } from '#capabilities/people/pages/recovery-pages.tsx'
import { peoplePaths } from '#capabilities/people/paths.ts'
import { CeremoniesAnswer, ceremoniesPage, ceremonyPage } from '#capabilities/people/queries/ceremonies.ts'
import { officersToChoose } from '#capabilities/people/queries/officers.ts'
import { findPerson } from '#capabilities/people/store/persons.ts'
import { inBoth } from '#capabilities/people/words.ts'

type OfficersRefusal = AskRefusal | { readonly kind: 'not-three' }
const asked = {
  running: { status: 422, words: inBoth((t) => t.recover.running) },
  'no-zone-keys': { status: 422, words: inBoth((t) => t.recover.noKeys) },
  'not-enrolled': { status: 422, words: inBoth((t) => t.recover.notEnrolled) },
  left: { status: 422, words: inBoth((t) => t.recover.left) },
} as const

export const ceremoniesDoor: Door = page({
  path: peoplePaths.recoveries(),
  name: 'recoveries',
  may: ['org_admin', 'key_officer'],
  records: 'recovery.listed',
  answers: CeremoniesAnswer,
  read: (visit) => ceremoniesPage(visit),
  view: ceremoniesShown,
})

export const recoverDoor: Door = form({
  path: '/people/:person/recovery',
  name: 'person-recovery',
  may: ['org_admin'],
  params: personParams,
  records: 'recovery.asked',
  accepts: RecoverForm,
  read: (visit, { params }: { params: PersonParams }) => findPerson(visit.tx, params.person),
  view: recoverShown,
  submit: async (visit, { form: typed }, person) => {
    visit.requireStrong()
    visit.note({ object: person.id, reason: typed.reason })
    const begun = await askRecovery(visit, person, typed.reason)
    return begun.ok ? accept({ to: peoplePaths.ceremony(begun.value), id: begun.value }) : refuse<AskRefusal>(begun.refusal)
  },
  refusals: asked,
})

export const officersDoor: Door = form({
  path: peoplePaths.officers(),
  name: 'recovery-officers',
  may: ['org_admin'],
  records: 'recovery.asked',
  accepts: OfficersForm,
  read: (visit) => officersToChoose(visit),
  view: officersShown,
  submit: async (visit, { form: typed }) => {
    visit.requireStrong()
    visit.note({ object: visit.actor.zoneId, reason: 'officers_change' })
    const three = await chooseOfficers(visit, chosenIn(typed))
    if (!three.ok) return refuse<OfficersRefusal>(three.refusal)
    const begun = await askOfficersChange(
      visit,
      three.value.map((one) => one.id),
    )
    return begun.ok ? accept({ to: peoplePaths.ceremony(begun.value), id: begun.value }) : refuse<OfficersRefusal>(begun.refusal)
  },
  refusals: {
    ...asked,
    running: { status: 422, words: inBoth((t) => t.officers.running) },
    'not-three': { status: 422, field: 'officer1', words: inBoth((t) => t.setUp.three) },
  },
})

/** The ceremony itself: one officer opens, then another. */
export const ceremonyDoor: Door = form({
  path: '/people/recovery/:ceremony',
  name: 'recovery',
  may: ['org_admin', 'key_officer'],
  params: ceremonyParams,
  records: 'recovery.opened',
  accepts: OpenForm,
  read: (visit, { params }: { params: CeremonyParams }) => ceremonyPage(visit, params.ceremony),
  view: ceremonyShown,
  submit: async (visit, _input, { ceremony }) => {
    visit.requireStrong()
    const opened = await openRecovery(visit, ceremony)
    if (!opened.ok) return refuse<OpenRefusal>(opened.refusal)
    visit.note({ object: ceremony.id, reason: `${opened.value}-officer` })
    return accept({ to: peoplePaths.ceremony(ceremony.id), id: ceremony.id })
  },
  refusals: {
    'not-an-officer': { status: 422, words: inBoth((t) => t.ceremony.notAnOfficer) },
    'own-recovery': { status: 422, words: inBoth((t) => t.ceremony.ownRecovery) },
    'one-officer-alone': { status: 422, words: inBoth((t) => t.ceremony.oneOfficerAlone) },
    'asker-holds-code': { status: 422, words: inBoth((t) => t.ceremony.askerHoldsCode) },
    over: { status: 422, words: inBoth((t) => t.ceremony.over) },
    done: { status: 422, words: inBoth((t) => t.ceremony.done) },
    'not-opened': { status: 422, words: inBoth((t) => t.ceremony.notOpened) },
  },
  errors: { spoke: { required: inBoth((t) => t.ceremony.notSpoken) } },
})
