import { z } from 'zod'
import { accept } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { form, page } from '#platform/http/door.ts'
import type { Door } from '#platform/http/door.ts'
import * as f from '#platform/http/fields.ts'
import { municipalities } from '#capabilities/directory/contract.ts'
import { takeCall } from '#capabilities/contact/commands/take-call.ts'
import type { TakeRefusal } from '#capabilities/contact/commands/take-call.ts'
import { callRoles } from '#capabilities/contact/domain/roles.ts'
import { oneId } from '#capabilities/contact/doors/params.ts'
import { refused } from '#capabilities/contact/doors/refused.ts'
import { safeErrors } from '#capabilities/contact/doors/safe-contact.ts'
import { callForm, tallyForm } from '#capabilities/contact/forms.ts'
import { callFormPage } from '#capabilities/contact/pages/call-form-page.tsx'
import type { CallFormModel } from '#capabilities/contact/pages/call-form-page.tsx'
import { callPage } from '#capabilities/contact/pages/call-page.tsx'
import { callsPage } from '#capabilities/contact/pages/calls-page.tsx'
import { contactPaths } from '#capabilities/contact/paths.ts'
import { callList, listCalls, shows } from '#capabilities/contact/queries/list-calls.ts'
import { callAnswer, showCall } from '#capabilities/contact/queries/show-call.ts'
import { holdersHere } from '#capabilities/contact/store/call-seal.ts'
import { count } from '#capabilities/contact/store/tally.ts'

const list = page({
  path: contactPaths.list,
  name: 'calls',
  may: callRoles,
  query: z.object({ show: f.optionalChoice(shows) }),
  records: 'calls.listed',
  answers: callList,
  read: (visit, { query }) => listCalls(visit, query.show),
  view: callsPage,
})

const start = async (visit: Visit): Promise<CallFormModel> => ({
  municipalities: await municipalities(visit.tx),
  readers: (await holdersHere(visit))?.filter((holder) => holder.kind === 'person').length ?? 0,
})

const take = form<z.ZodType, z.ZodType, typeof callForm, CallFormModel, TakeRefusal>({
  path: contactPaths.new,
  name: 'take-call',
  may: callRoles,
  records: 'call.taken',
  accepts: callForm,
  read: start,
  view: callFormPage,
  submit: async (visit, input) => {
    const taken = await takeCall(visit, input.form)
    return taken.ok ? accept({ to: contactPaths.one(taken.value), id: taken.value }) : taken
  },
  refusals: {
    'no-such-place': refused(422, 'noSuchPlace', 'municipality'),
    'zone-without-keys': refused(422, 'noKeys'),
  },
  errors: {
    ...safeErrors,
    consents: { unsafe: refused(422, 'unsafeContact').words },
  },
})

/** One press, one number. The page it leads back to is the list it was pressed in. */
const tally = form({
  path: contactPaths.tally,
  name: 'count-call',
  may: callRoles,
  records: 'call.counted',
  accepts: tallyForm,
  read: (visit) => listCalls(visit, null),
  view: (model, _form, shown) => callsPage(model, shown),
  submit: async (visit, input) => {
    await count(visit.tx, input.form.kind, input.form.step === 'add' ? 1 : -1)
    return accept({ to: contactPaths.list })
  },
  refusals: {},
})

const one = page({
  path: contactPaths.one(':id'),
  name: 'call',
  may: callRoles,
  params: oneId,
  records: 'call.seen',
  answers: callAnswer,
  read: (visit, { params }) => showCall(visit, params.id),
  view: callPage,
})

/** The list, a new call, a counted call, and one call. Named addresses stand before the one with an id. */
export const callDoors: readonly Door[] = [list, take, tally, one]
