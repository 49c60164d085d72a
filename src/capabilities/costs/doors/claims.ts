import type { Id } from '#kernel/id.ts'
import { accept, type Result } from '#kernel/result.ts'
import { form, type Answer, type Door } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { payClaim, receiveClaim, repayClaim, sendClaim, type FollowRefusal } from '#capabilities/costs/commands/claims.ts'
import { financeRoles } from '#capabilities/costs/domain/roles.ts'
import { amountErrors, refused } from '#capabilities/costs/doors/refused.ts'
import { DayForm, oneClaim, PaidForm, RepaidForm } from '#capabilities/costs/forms.ts'
import { paidForm, receivedForm, repaidForm, sentForm } from '#capabilities/costs/pages/claim-forms.tsx'
import { costPaths } from '#capabilities/costs/paths.ts'
import { findClaim, type Claim } from '#capabilities/costs/store/claim.ts'

type Kind = Exclude<FollowRefusal['kind'], 'changed'>
const refusals: Readonly<Record<Kind, Answer>> = {
  'in-the-future': refused(422, 'inTheFuture', 'on'),
  'too-early': refused(422, 'tooEarly', 'on'),
  'done-already': refused(409, 'doneAlready'),
  'not-sent-yet': refused(422, 'notSentYet'),
  'not-received-yet': refused(422, 'notReceivedYet'),
  'say-why': refused(422, 'sayWhy', 'difference'),
  'no-difference': refused(422, 'noDifference', 'difference'),
  'not-paid-yet': refused(422, 'notPaidYet'),
  'more-than-paid': refused(422, 'moreThanPaid', 'amount'),
}
const shared = { may: financeRoles, params: oneClaim, refusals } as const
const read = (visit: Visit, { params }: { readonly params: { readonly claim: Id } }): Promise<Claim | null> => findClaim(visit.tx, params.claim)
const back = (done: Result<Id, FollowRefusal>) => (done.ok ? accept({ to: costPaths.claim(done.value), id: done.value }) : done)

const sent = form<typeof oneClaim, never, typeof DayForm, Claim, FollowRefusal>({
  ...shared,
  path: costPaths.sent(':claim'),
  name: 'claim-sent',
  records: 'claim.sent',
  accepts: DayForm,
  read,
  view: sentForm,
  submit: async (visit, { form: said, version }, claim) => back(await sendClaim(visit, claim, said.on, version ?? claim.version)),
})
const received = form<typeof oneClaim, never, typeof DayForm, Claim, FollowRefusal>({
  ...shared,
  path: costPaths.received(':claim'),
  name: 'claim-received',
  records: 'claim.received',
  accepts: DayForm,
  read,
  view: receivedForm,
  submit: async (visit, { form: said, version }, claim) => back(await receiveClaim(visit, claim, said.on, version ?? claim.version)),
})
const paid = form<typeof oneClaim, never, typeof PaidForm, Claim, FollowRefusal>({
  ...shared,
  path: costPaths.paid(':claim'),
  name: 'claim-paid',
  records: 'claim.paid',
  accepts: PaidForm,
  read,
  view: paidForm,
  submit: async (visit, { form: said, version }, claim) =>
    back(await payClaim(visit, claim, { on: said.on, ore: said.amount, difference: said.difference }, version ?? claim.version)),
  errors: amountErrors,
})
const repaid = form<typeof oneClaim, never, typeof RepaidForm, Claim, FollowRefusal>({
  ...shared,
  path: costPaths.repaid(':claim'),
  name: 'claim-repaid',
  records: 'claim.repaid',
  accepts: RepaidForm,
  read,
  view: repaidForm,
  submit: async (visit, { form: said, version }, claim) =>
    back(await repayClaim(visit, claim, { on: said.on, ore: said.amount, reason: said.reason }, version ?? claim.version)),
  errors: amountErrors,
})

export const claimDoors: readonly Door[] = [sent, received, paid, repaid]
