import { join } from 'node:path'
import type { Capability } from '#platform/http/capability.ts'
import { numberDoor, numbersDoor, serviceDoor, servicesDoor } from '#capabilities/information/doors/contacts.ts'
import { matrixDoor, proposeTextDoor, textDoor } from '#capabilities/information/doors/texts.ts'
import { versionDoor } from '#capabilities/information/doors/versions.ts'
import { today } from '#capabilities/information/queries/today.ts'

/** The public site: what it says, who may change it, and that two have read what matters most. */
export const information: Capability = {
  name: 'information',
  migrations: join(import.meta.dirname, 'migrations'),
  doors: [matrixDoor, numbersDoor, numberDoor, servicesDoor, serviceDoor, versionDoor, proposeTextDoor, textDoor],
  today,
}
