import type { Visit } from '#platform/http/visit.ts'
import { countsAsChild } from '#capabilities/cases/contract.ts'
import type { Readiness } from '#capabilities/returning/domain/choice.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import { readinessFor } from '#capabilities/returning/queries/readiness.ts'
import {
  admissionsOf,
  applicationOf,
  consentStands,
  findingsOf,
  type Application,
  type DecisionRow,
  type FindingRow,
} from '#capabilities/returning/store/admission.ts'
import { choiceOf, informationOf, type ChoiceRow, type TalkRow } from '#capabilities/returning/store/choice.ts'
import { endingOf, type EndRow } from '#capabilities/returning/store/ending.ts'
import { partiesOf, sightsOf, type Party } from '#capabilities/returning/store/return.ts'

/** From the first talk to the decision about admission, in coded rows. */
export type ChoiceStanding = {
  readonly talks: readonly TalkRow[]
  readonly readiness: Readiness
  readonly choice: ChoiceRow | null
  readonly application: Application | null
  readonly decisions: readonly DecisionRow[]
  readonly findings: readonly FindingRow[]
  readonly ending: EndRow | null
  readonly parties: readonly Party[]
  readonly isChild: boolean
  /** Whether the findings are for whoever asks. */
  readonly seesFindings: boolean
  readonly consent: boolean
}

const asked = new WeakMap<Visit, Map<string, Promise<ChoiceStanding>>>()

async function load(visit: Visit, { card, journey }: Entered): Promise<ChoiceStanding> {
  const { tx } = visit
  const talks = await informationOf(tx, journey.id)
  const isChild = countsAsChild(card.child)
  const decided = journey.phase !== 'choice'
  return {
    talks,
    isChild,
    seesFindings: isChild && (await sightsOf(tx, journey.id)).includes('findings'),
    readiness: await readinessFor(visit, talks),
    choice: talks.length === 0 && journey.phase === 'choice' ? null : await choiceOf(tx, journey.id),
    application: decided ? await applicationOf(tx, journey.id) : null,
    decisions: decided ? await admissionsOf(tx, journey.id) : [],
    findings: isChild ? await findingsOf(tx, journey.id) : [],
    ending: journey.phase === 'ended' ? await endingOf(tx, journey.id) : null,
    parties: await partiesOf(tx, journey.id),
    consent: journey.phase === 'choice' || journey.phase === 'applied' ? await consentStands(tx, journey.id) : true,
  }
}

/** The same for section, lanes, list and panel of one page: asked once per visit. For looking only; a deed reads for itself. */
export function choiceStanding(visit: Visit, entered: Entered): Promise<ChoiceStanding> {
  const known = asked.get(visit) ?? new Map<string, Promise<ChoiceStanding>>()
  asked.set(visit, known)
  const found = known.get(entered.journey.id) ?? load(visit, entered)
  known.set(entered.journey.id, found)
  return found
}
