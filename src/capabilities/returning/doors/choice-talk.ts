import { accept } from '#kernel/result.ts'
import { form, page, type Door } from '#platform/http/door.ts'
import { choose, type ChooseRefusal } from '#capabilities/returning/commands/choose.ts'
import { giveInformation, type InformRefusal } from '#capabilities/returning/commands/give-information.ts'
import { choicePaths } from '#capabilities/returning/choice-paths.ts'
import { returnRoles } from '#capabilities/returning/domain/roles.ts'
import { refused, wordsRefusals } from '#capabilities/returning/doors/choice-refused.ts'
import { ChooseForm, InformForm, oneCase, oneSheet, sheetFor } from '#capabilities/returning/forms/choice.ts'
import { choosePage, informPage } from '#capabilities/returning/pages/choice-forms.tsx'
import { choicePage, choiceSheetPage, infoSheetPage } from '#capabilities/returning/pages/choice-pages.tsx'
import { returnPaths } from '#capabilities/returning/paths.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import {
  choicePageAnswer,
  choiceSheetAnswer,
  infoSheetAnswer,
  prepareChoose,
  prepareTalk,
  showChoicePage,
  showChoiceSheet,
  showInfoSheet,
  type ChooseModel,
} from '#capabilities/returning/queries/prepare-choice.ts'

const shared = { may: returnRoles, scope: 'id', params: oneCase } as const

const inform = form<typeof oneCase, never, typeof InformForm, Entered, InformRefusal>({
  ...shared,
  path: choicePaths.inform(':id'),
  name: 'note-return-information',
  records: 'return.informed',
  accepts: InformForm,
  read: (visit, { params }) => prepareTalk(visit, params.id),
  view: informPage,
  submit: async (visit, { params, form: told }, entered) => {
    const done = await giveInformation(visit, entered, told)
    return done.ok ? accept({ to: returnPaths.ofCase(params.id), id: done.value }) : done
  },
  refusals: {
    'moved-on': refused(409, 'movedOn'),
    'given-in-future': refused(422, 'inFuture', 'givenOn'),
    'interpreter-unsaid': refused(422, 'interpreterUnsaid', 'independent'),
    'wants-before': refused(422, 'wantsBefore', 'wantsUntil'),
  },
})

const note = form<typeof oneCase, never, typeof ChooseForm, ChooseModel, ChooseRefusal>({
  ...shared,
  path: choicePaths.choose(':id'),
  name: 'note-return-choice',
  records: 'return.chosen',
  accepts: ChooseForm,
  read: (visit, { params }) => prepareChoose(visit, params.id),
  view: choosePage,
  submit: async (visit, { params, form: said }, { entered }) => {
    const done = await choose(visit, entered, said)
    return done.ok ? accept({ to: returnPaths.ofCase(params.id), id: done.value }) : done
  },
  refusals: {
    ...wordsRefusals,
    'moved-on': refused(409, 'movedOn'),
    'chosen-already': refused(409, 'chosenAlready'),
    'not-all-told': refused(422, 'notAllTold', 'chosen'),
    'too-early': refused(422, 'tooEarly', 'chosenOn'),
    'chosen-in-future': refused(422, 'inFuture', 'chosenOn'),
    'no-witness': refused(422, 'noWitness', 'witness'),
  },
})

const words = page({
  ...shared,
  path: choicePaths.choice(':id'),
  name: 'return-choice',
  records: 'return.choice-seen',
  answers: choicePageAnswer,
  read: (visit, { params }) => showChoicePage(visit, params.id),
  view: choicePage,
})

const sheet = page({
  ...shared,
  path: choicePaths.choiceSheet(':id'),
  name: 'return-choice-sheet',
  query: sheetFor,
  records: 'return.choice-printed',
  api: false,
  answers: choiceSheetAnswer,
  read: (visit, { params, query }) => showChoiceSheet(visit, params.id, query.adult),
  view: choiceSheetPage,
})

const infoSheet = page({
  may: returnRoles,
  scope: 'id',
  path: choicePaths.sheet(':id', ':edition', ':language'),
  name: 'return-information-sheet',
  params: oneSheet,
  records: 'return.information-printed',
  api: false,
  answers: infoSheetAnswer,
  read: (visit, { params }) => showInfoSheet(visit, params.id, params.edition, params.language),
  view: infoSheetPage,
})

export const talkDoors: readonly Door[] = [inform, note, sheet, words, infoSheet]
