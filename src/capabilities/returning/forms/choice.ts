import { z } from 'zod'
import * as f from '#platform/http/fields.ts'
import { spokenLanguages } from '#kernel/spoken-language.ts'
import { isoCountries } from '#capabilities/directory/contract.ts'
import { admissionAnswers, authorities, channels, founds, noReasons, sides, withdrawals } from '#capabilities/returning/domain/admission.ts'
import { answers, choiceForms, chosens, informationItems, interpreters, ways, witnesses } from '#capabilities/returning/domain/choice.ts'
import { grounds, outcomes, rightsThere } from '#capabilities/returning/domain/return.ts'
import { listShows } from '#capabilities/returning/store/list.ts'

export const oneCase = z.object({ id: f.id() })
export const oneSheet = z.object({ id: f.id(), edition: z.string().regex(/^\d{4}-\d{2}-\d{2}$/), language: z.string().regex(/^[a-z]{3}$/) })
/** For whom a sheet is printed, when it is not for the person: somebody around a child, who is asked about first. */
export const sheetFor = z.object({ adult: f.optionalId() })
export const listQuery = z.object({ show: z.enum(listShows).default('open'), before: f.instant().optional(), beforeId: f.id().optional() })

export const BeginForm = z.object({ asked: f.mustTick() })
export const PartyForm = z.object({ unit: f.id() })
export const InformForm = z.object({
  givenOn: f.day(),
  language: f.choice(spokenLanguages),
  interpreter: f.choice(interpreters),
  independent: f.optionalChoice(answers),
  sameNetwork: f.optionalChoice(answers),
  ways: f.many(ways).refine((list) => list.length > 0, 'required'),
  items: f.many(informationItems).refine((list) => list.length > 0, 'required'),
  wantsUntil: f.optionalDay(),
})
export const ChooseForm = z.object({
  chosen: f.choice(chosens),
  chosenOn: f.day(),
  language: f.choice(spokenLanguages),
  words: f.text(3000),
  form: f.choice(choiceForms),
  witness: f.optionalChoice(witnesses),
  nothingTied: f.mustTick(),
})
const countryCodes = isoCountries.map(({ code }) => code) as [string, ...string[]]
export const ApplyForm = z.object({
  ground: f.choice(grounds),
  ownWish: f.mustTick(),
  destination: f.choice(countryCodes),
  rightThere: f.choice(rightsThere),
  appliedOn: f.day(),
})
export const DecideForm = z.object({ answer: f.choice(admissionAnswers), reason: f.optionalChoice(noReasons), decidedOn: f.day() })
export const FindingForm = z.object({
  side: f.choice(sides),
  found: f.choice(founds),
  foundOn: f.day(),
  authority: f.choice(authorities),
  channel: f.choice(channels),
  words: f.optionalText(3000),
})
export const WithdrawForm = z.object({ outcome: f.choice(withdrawals), words: f.optionalText(3000) })
export const CloseForm = z.object({ outcome: f.choice(outcomes), endedOn: f.day(), words: f.optionalText(3000) })
