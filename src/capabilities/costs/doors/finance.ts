import { z } from 'zod'
import { accept } from '#kernel/result.ts'
import { file, form, page } from '#platform/http/door.ts'
import type { Door } from '#platform/http/door.ts'
import * as f from '#platform/http/fields.ts'
import { findZone } from '#capabilities/people/contract.ts'
import { makeClaim, type MakeRefusal } from '#capabilities/costs/commands/claims.ts'
import { takeBackLine, writeLines, type CostRefusal, type TakeBackRefusal } from '#capabilities/costs/commands/write-lines.ts'
import { financeRoles } from '#capabilities/costs/domain/roles.ts'
import { claimCsv } from '#capabilities/costs/domain/csv.ts'
import { costErrors, costRefusals, refused, takeBackRefusals } from '#capabilities/costs/doors/refused.ts'
import { ClaimForm, LineForm, oneAccount, oneAccountLine, oneClaim, oneQuarter, StayForm, TakeBackForm } from '#capabilities/costs/forms.ts'
import { accountPage } from '#capabilities/costs/pages/account-page.tsx'
import { claimPage } from '#capabilities/costs/pages/claim-page.tsx'
import { claimSheet } from '#capabilities/costs/pages/claim-sheet.tsx'
import { overviewPage } from '#capabilities/costs/pages/finance-page.tsx'
import { lineForm, stayForm, takeBackForm } from '#capabilities/costs/pages/line-forms.tsx'
import { quarterPage } from '#capabilities/costs/pages/quarter-page.tsx'
import { costPaths } from '#capabilities/costs/paths.ts'
import {
  accountAnswer,
  claimAnswer,
  overviewAnswer,
  overviewShows,
  prepareAccountLine,
  prepareAccountTakeBack,
  quarterAnswer,
  showAccount,
  showClaim,
  showOverview,
  showQuarter,
  type AccountTakeBackModel,
  type AccountWriteModel,
  type QuarterModel,
} from '#capabilities/costs/queries/finance.ts'
import type { Visit } from '#platform/http/visit.ts'

const may = financeRoles
const ownZone = async (visit: Visit): Promise<string> => (await findZone(visit.tx, visit.actor.zoneId))?.name ?? ''

const overview = page({
  may,
  path: costPaths.list,
  name: 'costs',
  query: z.object({ show: f.optionalChoice(overviewShows) }),
  records: 'costs.listed',
  answers: overviewAnswer,
  read: (visit, { query }) => showOverview(visit, query.show),
  view: overviewPage,
})

const quarter = page({
  may,
  path: costPaths.quarter(':quarter'),
  name: 'costs-of-quarter',
  params: oneQuarter,
  records: 'costs.quarter-seen',
  answers: quarterAnswer,
  read: (visit, { params }) => showQuarter(visit, params.quarter),
  view: (model, reading) => quarterPage(model, null, reading),
})

const make = form<typeof oneQuarter, never, typeof ClaimForm, QuarterModel, MakeRefusal>({
  may,
  path: costPaths.makeClaim(':quarter'),
  name: 'make-claim',
  params: oneQuarter,
  records: 'claim.made',
  accepts: ClaimForm,
  read: (visit, { params }) => showQuarter(visit, params.quarter),
  view: quarterPage,
  submit: async (visit, { params, form: said, version }) => {
    const done = await makeClaim(visit, params.quarter, said.anyway, version ?? 0)
    return done.ok ? accept({ to: costPaths.claim(done.value), id: done.value }) : done
  },
  refusals: {
    'not-over': refused(422, 'notOver'),
    'last-day-passed': refused(422, 'lastDayPassed', 'anyway'),
    'nothing-to-claim': refused(422, 'nothingToClaim'),
  },
})

const account = page({
  may,
  path: costPaths.account(':account'),
  name: 'costs-of-account',
  params: oneAccount,
  records: 'costs.account-seen',
  answers: accountAnswer,
  read: (visit, { params }) => showAccount(visit, params.account),
  view: accountPage,
})

const placeOf = ({ account: { unitId, number } }: AccountWriteModel) => ({ trail: { account: unitId, number }, back: costPaths.account(unitId) })
const target = ({ account: { caseId, unitId } }: AccountWriteModel) => ({ caseId, unitId })

const line = form<typeof oneAccount, never, typeof LineForm, AccountWriteModel, CostRefusal>({
  may,
  path: costPaths.accountLine(':account'),
  name: 'write-cost-line-of-account',
  params: oneAccount,
  records: 'cost.written',
  accepts: LineForm,
  read: (visit, { params }) => prepareAccountLine(visit, params.account),
  view: (model, state, reading) => lineForm({ ...placeOf(model), action: costPaths.accountLine(model.account.unitId) }, state, reading),
  submit: async (visit, { params, form: said }, model) => {
    const done = await writeLines(visit, target(model), { ...said, unitOre: said.unit, unitVatOre: said.vat, stay: null })
    return done.ok ? accept({ to: costPaths.account(params.account), id: done.value }) : done
  },
  refusals: costRefusals,
  errors: costErrors,
})

const stay = form<typeof oneAccount, never, typeof StayForm, AccountWriteModel, CostRefusal>({
  may,
  path: costPaths.accountStay(':account'),
  name: 'write-cost-of-stay-of-account',
  params: oneAccount,
  records: 'cost.written',
  accepts: StayForm,
  read: (visit, { params }) => prepareAccountLine(visit, params.account),
  view: (model, state, reading) => stayForm({ ...placeOf(model), action: costPaths.accountStay(model.account.unitId) }, state, reading),
  submit: async (visit, { params, form: said }, model) => {
    const days = { dischargedOn: said.dischargedOn, rule: said.rule }
    const done = await writeLines(visit, target(model), { ...said, unitOre: said.unit, unitVatOre: said.vat, stay: days })
    return done.ok ? accept({ to: costPaths.account(params.account), id: done.value }) : done
  },
  refusals: costRefusals,
  errors: costErrors,
})

const takeBack = form<typeof oneAccountLine, never, typeof TakeBackForm, AccountTakeBackModel, TakeBackRefusal>({
  may,
  path: costPaths.accountTakeBack(':account', ':line'),
  name: 'take-back-cost-line-of-account',
  params: oneAccountLine,
  records: 'cost.taken-back',
  accepts: TakeBackForm,
  read: (visit, { params }) => prepareAccountTakeBack(visit, params.account, params.line),
  view: (model, state, reading) =>
    takeBackForm({ ...placeOf(model), action: costPaths.accountTakeBack(model.account.unitId, model.line.id) }, model.line, state, reading),
  submit: async (visit, { params, form: said }, model) => {
    const done = await takeBackLine(visit, model.line, said.reason)
    return done.ok ? accept({ to: costPaths.account(params.account), id: done.value }) : done
  },
  refusals: takeBackRefusals,
})

const claim = page({
  may,
  path: costPaths.claim(':claim'),
  name: 'claim',
  params: oneClaim,
  records: 'claim.seen',
  answers: claimAnswer,
  read: async (visit, { params }) => showClaim(visit, params.claim, await ownZone(visit)),
  view: claimPage,
})

/** What leaves the screen asks for passphrase and code again. */
const sheet = page({
  may,
  path: costPaths.sheet(':claim'),
  name: 'claim-sheet',
  params: oneClaim,
  records: 'claim.printed',
  api: false,
  answers: claimAnswer,
  read: async (visit, { params }) => {
    const shown = await showClaim(visit, params.claim, await ownZone(visit))
    if (shown) visit.requireStrong()
    return shown
  },
  view: claimSheet,
})
const csv = file({
  may,
  path: costPaths.csv(':claim'),
  name: 'claim-csv',
  params: oneClaim,
  records: 'claim.exported',
  file: async (visit, { params }) => {
    const shown = await showClaim(visit, params.claim, '')
    if (!shown) return null
    visit.requireStrong()
    const name = `claim-${shown.claim.quarter.slice(0, 7)}-${shown.claim.number}.csv`
    return { name, type: 'text/csv; charset=utf-8', body: claimCsv(shown.lines) }
  },
})

export const financeDoors: readonly Door[] = [overview, quarter, make, account, line, stay, takeBack, claim, sheet, csv]
