import { join } from 'node:path'
import type { Capability } from '#platform/http/capability.ts'
import { dutyDoor, goOnDutyDoor } from '#capabilities/directory/doors/duty.ts'
import { editFunctionDoor, newFunctionDoor } from '#capabilities/directory/doors/functions.ts'
import { directoryDoor, functionDoor, listDoor, municipalityDoor } from '#capabilities/directory/doors/looks.ts'
import { editServiceDoor, newServiceDoor } from '#capabilities/directory/doors/offers.ts'
import { orderDoor, placeDoor } from '#capabilities/directory/doors/order.ts'
import { editOrganisationDoor, newOrganisationDoor } from '#capabilities/directory/doors/organisations.ts'
import { experienceDoor, sayPlacesDoor, verifyServiceDoor } from '#capabilities/directory/doors/service-deeds.ts'
import { countriesDoor, coverageDoor, dueDoor, organisationDoor, serviceDoor, servicesDoor } from '#capabilities/directory/doors/services.ts'
import { bringDoor, exchangeDoor, jsonDoor, lookDoor, tablesDoor } from '#capabilities/directory/doors/hsds.ts'
import { alarmDoor } from '#capabilities/directory/doors/offline.ts'
import { forgetImports } from '#capabilities/directory/store/hsds-imports.ts'
import { furnish } from '#capabilities/directory/store/furnish.ts'
import { today } from '#capabilities/directory/queries/today.ts'

/** Who answers for what, where and when: functions, never persons. */
export const directory: Capability = {
  name: 'directory',
  migrations: join(import.meta.dirname, 'migrations'),
  furnish,
  // What is spelled out comes before what may be anything.
  doors: [
    servicesDoor,
    coverageDoor,
    countriesDoor,
    dueDoor,
    newOrganisationDoor,
    editOrganisationDoor,
    newServiceDoor,
    organisationDoor,
    editServiceDoor,
    verifyServiceDoor,
    sayPlacesDoor,
    experienceDoor,
    serviceDoor,
    directoryDoor,
    newFunctionDoor,
    editFunctionDoor,
    goOnDutyDoor,
    functionDoor,
    orderDoor,
    dutyDoor,
    placeDoor,
    listDoor,
    municipalityDoor,
    exchangeDoor,
    jsonDoor,
    tablesDoor,
    bringDoor,
    lookDoor,
    alarmDoor,
  ],
  today,
  jobs: [{ name: 'directory.imports-forgotten', every: 3600, run: forgetImports }],
}
