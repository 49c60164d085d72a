import { z } from 'zod'
import { numbered } from '#capabilities/support/contract.ts'
import * as f from '#platform/http/fields.ts'
import {
  alarmAnswers,
  confirmers,
  counterReasons,
  firstHousings,
  givers,
  grantPurposes,
  grantTypes,
  hows,
  knownBys,
  onwards,
  payees,
  points,
  reaches,
  receiptShape,
  resultCodes,
  supportCodes,
  supportStates,
  whysNot,
} from '#capabilities/returning/domain/after-codes.ts'
import { goalStates } from '#capabilities/returning/domain/goals.ts'
import { milestones } from '#capabilities/returning/domain/home-plan.ts'
import { currencies } from '#capabilities/returning/domain/grant.ts'

/** Words are sealed into the own part of the case; a short form holds 500 characters, and the room says when that is what one may write. */
const words = () => f.optionalText(4000)

export const ReceptionForm = z.object({
  arrivedAt: f.moment(),
  confirmedBy: f.choice(confirmers),
  confirmedAt: f.moment(),
  onward: f.choice(onwards),
  housing: f.choice(firstHousings),
  words: words(),
})
export const SupportForm = z.object({ code: f.choice(supportCodes), givenBy: f.choice(givers), fromOn: f.day(), words: words() })
export const SupportStateForm = z.object({ state: f.choice(supportStates) })

export const GoalForm = z.object({ state: f.choice(goalStates), onDay: f.day() })

export const PlanGrantForm = z.object({
  type: f.choice(grantTypes),
  purpose: f.choice(grantPurposes),
  currency: f.choice(currencies),
  amount: f.text(20),
  payee: f.choice(payees),
  herWordOn: f.optionalDay(),
})
export const ApproveForm = z.object({ sek: f.optionalText(20), rateOn: f.optionalDay() })
export const PayForm = z.object({ on: f.day() })
export const DropForm = z.object({})
export const CounterForm = z.object({ reason: f.choice(counterReasons) })
export const ReceiptForm = z.object({
  thereIs: f.choice(['yes', 'no']),
  code: f
    .optionalText(16)
    .transform((said) => said?.toUpperCase() ?? null)
    .refine((said) => said === null || receiptShape.test(said), 'not-a-number'),
  onDay: f.optionalDay(),
})

export const FollowUpForm = z.object({
  point: f.choice(points),
  onDay: f.day(),
  reach: f.choice(reaches),
  how: f.optionalChoice(hows),
  why: f.optionalChoice(whysNot),
  safety: f.optionalChoice(resultCodes.safety),
  housing: f.optionalChoice(resultCodes.housing),
  income: f.optionalChoice(resultCodes.income),
  health: f.optionalChoice(resultCodes.health),
  children: f.optionalChoice(resultCodes.children),
  network: f.optionalChoice(resultCodes.network),
  exploiterContact: f.optionalChoice(resultCodes.exploiterContact),
  satisfied: f.optionalChoice(resultCodes.satisfied),
  exploitedAgain: f.optionalChoice(resultCodes.exploitedAgain),
  words: words(),
})
export const ContactForm = z.object({ at: f.moment(), how: f.choice(hows) })
export const AlarmForm = z.object({ answer: f.choice(alarmAnswers) })
export const AgainForm = z.object({ knownOn: f.day(), knownBy: f.choice(knownBys), words: words() })

export const afterCase = z.object({ id: f.id() })
export const afterLine = z.object({ id: f.id(), line: f.id() })
export const afterGrant = z.object({ id: f.id(), grant: f.id() })
export const afterAlarm = z.object({ id: f.id(), alarm: f.id() })
export const afterGoal = z.object({ id: f.id(), goal: numbered(milestones) })
export const chosenPoint = z.object({ point: f.optionalChoice(points) })

export const followShows = ['all', 'due', 'late', 'alarms'] as const
export const FollowListQuery = z.object({ show: f.optionalChoice(followShows) })
export const moneyShows = ['all', 'without_receipt'] as const
export const MoneyQuery = z.object({ show: f.optionalChoice(moneyShows), before: f.instant().optional(), beforeId: f.optionalId() })
