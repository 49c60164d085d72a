import { accept, refuse } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import type { Door } from '#platform/http/door.ts'
import { chooseOfficers } from '#capabilities/people/commands/choose-officers.ts'
import { setUpZone } from '#capabilities/people/commands/set-up-zone.ts'
import type { SetUpRefusal } from '#capabilities/people/commands/set-up-zone.ts'
import { roles } from '#capabilities/people/domain/roles.ts'
import { SetUpForm, chosenIn } from '#capabilities/people/forms.ts'
import { setUpShown } from '#capabilities/people/pages/officers-pages.tsx'
import { zonePage } from '#capabilities/people/pages/zone-page.tsx'
import { peoplePaths } from '#capabilities/people/paths.ts'
import { officersToChoose } from '#capabilities/people/queries/officers.ts'
import { ZoneAnswer, ownZone } from '#capabilities/people/queries/zone.ts'
import { colleagues } from '#capabilities/people/store/staff.ts'
import { zoneKeys } from '#capabilities/people/store/zones.ts'
import { inBoth } from '#capabilities/people/words.ts'

type KeysRefusal = SetUpRefusal | { readonly kind: 'exists' }

export const zoneDoor: Door = page({
  path: peoplePaths.zone(),
  name: 'zone',
  may: roles,
  records: 'zone.seen',
  answers: ZoneAnswer,
  read: (visit) => ownZone(visit),
  view: zonePage,
})

export const setUpDoor: Door = form({
  path: peoplePaths.setUp(),
  name: 'zone-keys',
  may: ['org_admin'],
  records: 'zone.keys-made',
  accepts: SetUpForm,
  read: (visit) => officersToChoose(visit),
  view: setUpShown,
  submit: async (visit, { form: typed }) => {
    visit.requireStrong()
    const { zoneId } = visit.actor
    visit.note({ object: zoneId })
    if ((await zoneKeys(visit.tx, zoneId)) !== null) return refuse<KeysRefusal>({ kind: 'exists' })
    const three = await chooseOfficers(visit, chosenIn(typed))
    if (!three.ok) return refuse<KeysRefusal>(three.refusal)
    const duty = (await colleagues(visit.tx)).flatMap((one) =>
      typed.duty.includes(one.id) && one.publicKey !== null ? [{ id: one.id, publicKey: one.publicKey }] : [],
    )
    const made = await setUpZone(visit.tx, zoneId, three.value, duty)
    return made.ok ? accept({ to: peoplePaths.zone(), id: zoneId }) : refuse<KeysRefusal>(made.refusal)
  },
  refusals: {
    exists: { status: 422, words: inBoth((t) => t.setUp.exists) },
    'not-three': { status: 422, field: 'officer1', words: inBoth((t) => t.setUp.three) },
    'no-duty-holder': { status: 422, field: 'duty', words: inBoth((t) => t.setUp.noDuty) },
  },
})
