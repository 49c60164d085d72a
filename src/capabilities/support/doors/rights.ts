import { accept } from '#kernel/result.ts'
import { form, page, type Door } from '#platform/http/door.ts'
import { tellRights, type TellRefusal } from '#capabilities/support/commands/tell-rights.ts'
import { supportRoles } from '#capabilities/support/domain/roles.ts'
import { refused } from '#capabilities/support/doors/refused.ts'
import { oneCase } from '#capabilities/support/forms/plan.ts'
import { oneSheet, oneTalk, rightsForm } from '#capabilities/support/forms/rights.ts'
import { rightsFormPage } from '#capabilities/support/pages/rights-form.tsx'
import { rightsPage, talkPage } from '#capabilities/support/pages/rights-page.tsx'
import { rightsSheetPage } from '#capabilities/support/pages/rights-sheet.tsx'
import { supportPaths } from '#capabilities/support/paths.ts'
import { prepareWriting, type Writing } from '#capabilities/support/queries/show-needs.ts'
import { rightsAnswer, rightsSheetAnswer, showRights, showRightsSheet, showTalk, talkAnswer } from '#capabilities/support/queries/show-rights.ts'

const shared = { may: supportRoles, scope: 'id' } as const

const list = page({
  ...shared,
  path: supportPaths.rights(':id'),
  name: 'rights',
  params: oneCase,
  records: 'rights.listed',
  answers: rightsAnswer,
  read: (visit, { params }) => showRights(visit, params.id),
  view: rightsPage,
})

const tell = form<typeof oneCase, never, typeof rightsForm, Writing, TellRefusal>({
  ...shared,
  path: supportPaths.tellRights(':id'),
  name: 'tell-rights',
  params: oneCase,
  records: 'rights.told',
  accepts: rightsForm,
  read: (visit, { params }) => prepareWriting(visit, params.id),
  view: rightsFormPage,
  submit: async (visit, { params, form: said }, { entered }) => {
    const done = await tellRights(visit, entered, said)
    return done.ok ? accept({ to: supportPaths.rights(params.id), id: done.value }) : done
  },
  refusals: {
    'told-in-future': refused(422, 'inFuture', 'toldOn'),
    'nothing-told': refused(422, 'nothingTold', 'items'),
    'unclear-not-told': refused(422, 'unclearNotTold', 'unclear'),
    'repeat-needed': refused(422, 'repeatNeeded', 'repeatOn'),
    'repeat-in-the-past': refused(422, 'repeatInPast', 'repeatOn'),
    'not-yours-to-write': refused(422, 'notYours'),
  },
})

const one = page({
  ...shared,
  path: supportPaths.rightsTalk(':id', ':talk'),
  name: 'rights-talk',
  params: oneTalk,
  records: 'rights.seen',
  answers: talkAnswer,
  read: (visit, { params }) => showTalk(visit, params.id, params.talk),
  view: talkPage,
})

const sheet = page({
  ...shared,
  path: supportPaths.rightsSheet(':id', ':edition', ':language'),
  name: 'rights-sheet',
  params: oneSheet,
  records: 'rights.printed',
  api: false,
  answers: rightsSheetAnswer,
  read: (visit, { params }) => showRightsSheet(visit, params.id, params.edition, params.language),
  view: rightsSheetPage,
})

export const rightsDoors: readonly Door[] = [list, tell, sheet, one]
