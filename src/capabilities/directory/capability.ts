import { join } from 'node:path'
import type { Capability } from '#platform/http/capability.ts'
import { dutyDoor, goOnDutyDoor } from '#capabilities/directory/doors/duty.ts'
import { editFunctionDoor, newFunctionDoor } from '#capabilities/directory/doors/functions.ts'
import { directoryDoor, functionDoor, listDoor, municipalityDoor } from '#capabilities/directory/doors/looks.ts'
import { orderDoor, placeDoor } from '#capabilities/directory/doors/order.ts'
import { furnish } from '#capabilities/directory/store/furnish.ts'
import { today } from '#capabilities/directory/queries/today.ts'

/** Who answers for what, where and when: functions, never persons. */
export const directory: Capability = {
  name: 'directory',
  migrations: join(import.meta.dirname, 'migrations'),
  furnish,
  // What is spelled out comes before what may be anything.
  doors: [directoryDoor, newFunctionDoor, editFunctionDoor, goOnDutyDoor, functionDoor, orderDoor, dutyDoor, placeDoor, listDoor, municipalityDoor],
  today,
}
