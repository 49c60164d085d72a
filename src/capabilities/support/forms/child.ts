import { z } from 'zod'
import * as f from '#platform/http/fields.ts'
import {
  adultKinds,
  ageBands,
  childParts,
  concernParts,
  custodianStances,
  dangers,
  hearings,
  hiddenLaws,
  incidentKinds,
  matters,
  schools,
  sendWays,
  shelterSupports,
  suspicions,
  type ConcernPart,
} from '#capabilities/support/domain/child.ts'
import { languageCodes } from '#capabilities/support/forms/permit.ts'

export const oneVoice = z.object({ id: f.id(), voice: f.id() })
export const oneAdult = z.object({ id: f.id(), adult: f.id() })
export const oneHidden = z.object({ id: f.id(), hidden: f.id() })
export const oneConcern = z.object({ id: f.id(), concern: f.id() })
export const oneLink = z.object({ id: f.id(), link: f.id() })

export const childFields = z.object({ band: f.choice(ageBands), part: f.choice(childParts), school: f.choice(schools), shelter: f.choice(shelterSupports) })
export const voiceFields = z.object({ how: f.choice(hearings), onDay: f.day(), language: f.choice(languageCodes), words: f.optionalText(2000) })
export const adultFields = z.object({
  kind: f.choice(adultKinds),
  suspected: f.choice(suspicions),
  matters: f.many(matters),
  fromDay: f.day(),
  untilDay: f.optionalDay(),
  name: f.optionalText(200),
})
export const informFields = z.object({ suspected: f.choice(suspicions), inform: f.ticked(), untilDay: f.optionalDay() })
export const hideFields = z.object({ law: f.choice(hiddenLaws), adult: f.optionalId(), decidedOn: f.day() })
const part = () => f.optionalText(1500)
const partFields = Object.fromEntries(concernParts.map((one) => [`part_${one}`, part()])) as Record<`part_${ConcernPart}`, ReturnType<typeof part>>
export const concernFields = z.object({ suspectedOn: f.day(), danger: f.choice(dangers), custodian: f.choice(custodianStances), ...partFields })
export const sentFields = z.object({ sentAt: f.moment(), sentHow: f.choice(sendWays) })
export const receivedFields = z.object({ receivedOn: f.day() })
export const linkFields = z.object({ other: f.id(), kind: f.choice(incidentKinds) })
