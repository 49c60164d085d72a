import { join } from 'node:path'
import type { Capability } from '#platform/http/capability.ts'
import type { PeopleDeps } from '#capabilities/people/domain/deps.ts'
import { approvalDoor } from '#capabilities/people/doors/approval.ts'
import { accountDoor, endOthersDoor, languageDoor, signOutDoor, whyDoor } from '#capabilities/people/doors/account.ts'
import { invitationDoor } from '#capabilities/people/doors/invitation.ts'
import { leaveDoor } from '#capabilities/people/doors/leaving.ts'
import { passphraseDoor } from '#capabilities/people/doors/passphrase.ts'
import { changeDoor, dutyDoor, inviteDoor, newLinkDoor, peopleDoor, personDoor } from '#capabilities/people/doors/persons.ts'
import { ceremoniesDoor, ceremonyDoor, officersDoor, recoverDoor } from '#capabilities/people/doors/recovery.ts'
import { sessionDoor, signInDoor } from '#capabilities/people/doors/sign-in.ts'
import { stepUpApiDoor, stepUpDoor } from '#capabilities/people/doors/step-up.ts'
import { setUpDoor, zoneDoor } from '#capabilities/people/doors/zone.ts'
import { furnishReference } from '#capabilities/people/store/reference.ts'
import { today } from '#capabilities/people/queries/today.ts'

/** Zones, persons, roles, keys and coming in. Doors with a fixed path stand before those with a person's id. */
export const people = (deps: PeopleDeps): Capability => ({
  name: 'people',
  migrations: join(import.meta.dirname, 'migrations'),
  furnish: furnishReference,
  doors: [
    peopleDoor,
    zoneDoor,
    inviteDoor,
    ceremoniesDoor,
    setUpDoor,
    officersDoor,
    ceremonyDoor,
    personDoor,
    changeDoor,
    newLinkDoor,
    approvalDoor,
    dutyDoor,
    leaveDoor,
    recoverDoor,
    accountDoor,
    endOthersDoor,
    languageDoor,
    signOutDoor,
    whyDoor,
  ],
  openDoors: [signInDoor(deps), sessionDoor(deps), stepUpDoor(deps), stepUpApiDoor(deps), passphraseDoor(deps), invitationDoor(deps)],
  today,
})
