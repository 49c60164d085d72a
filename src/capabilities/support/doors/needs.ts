import { accept } from '#kernel/result.ts'
import { form, page, type Door } from '#platform/http/door.ts'
import { assessNeed, type NeedRefusal } from '#capabilities/support/commands/assess-need.ts'
import { supportRoles } from '#capabilities/support/domain/roles.ts'
import { refused } from '#capabilities/support/doors/refused.ts'
import { needForm, oneArea } from '#capabilities/support/forms/needs.ts'
import { oneCase } from '#capabilities/support/forms/plan.ts'
import { needFormPage } from '#capabilities/support/pages/need-form.tsx'
import { needPage, needsPage } from '#capabilities/support/pages/needs-page.tsx'
import { supportPaths } from '#capabilities/support/paths.ts'
import { needAnswer, needsAnswer, prepareNeed, showNeed, showNeeds, type AssessModel } from '#capabilities/support/queries/show-needs.ts'

const shared = { may: supportRoles, scope: 'id' } as const

const list = page({
  ...shared,
  path: supportPaths.needs(':id'),
  name: 'needs',
  params: oneCase,
  records: 'needs.listed',
  answers: needsAnswer,
  read: (visit, { params }) => showNeeds(visit, params.id),
  view: needsPage,
})

const one = page({
  ...shared,
  path: supportPaths.need(':id', ':area'),
  name: 'need',
  params: oneArea,
  records: 'needs.seen',
  answers: needAnswer,
  read: (visit, { params }) => showNeed(visit, params.id, params.area),
  view: needPage,
})

const assess = form<typeof oneArea, never, typeof needForm, AssessModel, NeedRefusal>({
  ...shared,
  path: supportPaths.assessNeed(':id', ':area'),
  name: 'assess-need',
  params: oneArea,
  records: 'needs.assessed',
  accepts: needForm,
  read: (visit, { params }) => prepareNeed(visit, params.id, params.area),
  view: needFormPage,
  submit: async (visit, { params, form: said, version }, { entered }) => {
    const done = await assessNeed(visit, entered, params.area, said, version ?? 0)
    return done.ok ? accept({ to: supportPaths.needs(params.id), id: done.value }) : done
  },
  refusals: {
    'assessed-in-future': refused(422, 'assessedInFuture', 'assessedOn'),
    'urgency-missing': refused(422, 'urgencyMissing', 'urgency'),
    'urgency-without-need': refused(422, 'urgencyWithoutNeed', 'urgency'),
    'not-yours-to-write': refused(422, 'notYours'),
  },
})

export const needDoors: readonly Door[] = [list, assess, one]
