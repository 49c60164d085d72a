import { join } from 'node:path'
import type { Capability } from '#platform/http/capability.ts'
import { afterRecovery, handOverChecks, reSeals, whySources } from '#capabilities/people/contract.ts'
import { reSealCases, tellLeads } from '#capabilities/cases/commands/re-seal.ts'
import { axesDoor, caseDoor, levelDoor } from '#capabilities/cases/doors/card.ts'
import { closureDoor, reopeningDoor } from '#capabilities/cases/doors/closing.ts'
import { consentsDoor, newConsentDoor, withdrawDoor } from '#capabilities/cases/doors/consents.ts'
import { disclosureDoor, revokeDoor, sendDoor, whatDoor, whomDoor } from '#capabilities/cases/doors/disclosures.ts'
import { findDoor, listDoor, openDoor } from '#capabilities/cases/doors/list.ts'
import { correctDoor, newRecordDoor, recordDoor } from '#capabilities/cases/doors/records.ts'
import { glassDoor, glassListDoor, glassSeenDoor, liftDoor, recusalsDoor } from '#capabilities/cases/doors/safety.ts'
import { caseTasksDoor, handOverTaskDoor, newTaskDoor, taskDoor, tasksDoor } from '#capabilities/cases/doors/tasks.ts'
import { addMemberDoor, approvalDoor, approvalsDoor, endMemberDoor, positionDoor, prolongDoor, teamDoor } from '#capabilities/cases/doors/team.ts'
import { invitationDoor, invitationsDoor, referenceDoor, unitsDoor } from '#capabilities/cases/doors/units.ts'
import { caseJobs } from '#capabilities/cases/jobs/case-jobs.ts'
import { casesHandOver, casesWhy } from '#capabilities/cases/queries/people-sockets.ts'
import { casesToday } from '#capabilities/cases/queries/today.ts'
import { furnishClockRules } from '#capabilities/cases/store/clock-rule.ts'
import { furnishGrounds } from '#capabilities/cases/store/ground.ts'
import { furnishTransfers } from '#capabilities/cases/store/transfer.ts'

handOverChecks.push(casesHandOver)
reSeals.push(reSealCases)
afterRecovery.push(tellLeads)
whySources.push(casesWhy)

/** The trunk: the card, each zone's own part, team, records, consent, disclosure, tasks, closing. Doors with a fixed path stand before those with an id. */
export const cases: Capability = {
  name: 'cases',
  migrations: join(import.meta.dirname, 'migrations'),
  furnish: async (tx) => {
    await furnishGrounds(tx)
    await furnishTransfers(tx)
    await furnishClockRules(tx)
  },
  doors: [
    listDoor,
    openDoor,
    findDoor,
    invitationsDoor,
    invitationDoor,
    approvalsDoor,
    approvalDoor,
    glassListDoor,
    glassSeenDoor,
    tasksDoor,
    caseDoor,
    axesDoor,
    levelDoor,
    unitsDoor,
    referenceDoor,
    teamDoor,
    addMemberDoor,
    positionDoor,
    prolongDoor,
    endMemberDoor,
    newRecordDoor,
    recordDoor,
    correctDoor,
    consentsDoor,
    newConsentDoor,
    withdrawDoor,
    whatDoor,
    whomDoor,
    sendDoor,
    disclosureDoor,
    revokeDoor,
    recusalsDoor,
    liftDoor,
    glassDoor,
    newTaskDoor,
    caseTasksDoor,
    taskDoor,
    handOverTaskDoor,
    closureDoor,
    reopeningDoor,
  ],
  today: casesToday,
  jobs: caseJobs,
}
