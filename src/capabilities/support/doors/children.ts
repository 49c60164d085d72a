import { accept } from '#kernel/result.ts'
import type { Id } from '#kernel/id.ts'
import { form, page, type Door } from '#platform/http/door.ts'
import {
  decideAdult,
  hearChild,
  hideChild,
  nameAdult,
  sayChild,
  unhideChild,
  type AdultRefusal,
  type ChildRefusal,
  type HideRefusal,
  type InformRefusal,
  type UnhideRefusal,
  type VoiceRefusal,
} from '#capabilities/support/commands/child-deeds.ts'
import { childRoles } from '#capabilities/support/domain/clock-roles.ts'
import { adultFields, childFields, hideFields, informFields, oneAdult, oneHidden, oneVoice, voiceFields } from '#capabilities/support/forms/child.ts'
import { lawCase, nothing } from '#capabilities/support/forms/deadline.ts'
import { lawPaths } from '#capabilities/support/law-paths.ts'
import { adultForm, changeForm, hideForm, informForm, voiceForm, type InformForm } from '#capabilities/support/pages/child-forms.tsx'
import { adultPage, letterPage, voicePage } from '#capabilities/support/pages/child-adult-page.tsx'
import { childPage } from '#capabilities/support/pages/child-page.tsx'
import {
  adultAnswer,
  childAnswer,
  prepareChild,
  showAdult,
  showChild,
  showLetter,
  showVoice,
  voiceAnswer,
  type ChildForm,
} from '#capabilities/support/queries/show-child.ts'
import { isoDay } from '#ui/when.ts'
import { hiddenOf, type HiddenRow } from '#capabilities/support/store/child.ts'
import { answered, type lawWords } from '#capabilities/support/words.law.ts'

const shared = { may: childRoles, scope: 'id' } as const
const said = (word: keyof (typeof lawWords)['sv']['children']['refused'], field?: string) => answered(422, (t) => t.children.refused[word], field)
const notYours = answered(422, (t) => t.clocks.refused.notYours)
const toChild = (params: { readonly id: Id }, id?: Id) => accept({ to: lawPaths.child(params.id), ...(id ? { id } : {}) })

const show = page({
  ...shared,
  path: lawPaths.child(':id'),
  name: 'child',
  params: lawCase,
  records: 'child.seen',
  answers: childAnswer,
  read: (visit, { params }) => showChild(visit, params.id),
  view: childPage,
})

const change = form<typeof lawCase, never, typeof childFields, ChildForm, ChildRefusal>({
  ...shared,
  path: lawPaths.changeChild(':id'),
  name: 'change-child',
  params: lawCase,
  records: 'child.changed',
  accepts: childFields,
  read: (visit, { params }) => prepareChild(visit, params.id),
  view: changeForm,
  submit: async (visit, { params, form: facts, version }, { entered }) => {
    const done = await sayChild(visit, entered, version ?? 0, facts)
    return done.ok ? toChild(params, done.value) : done
  },
  refusals: { 'card-says-adult': said('cardSaysAdult', 'band') },
})

const hear = form<typeof lawCase, never, typeof voiceFields, ChildForm, VoiceRefusal>({
  ...shared,
  path: lawPaths.newVoice(':id'),
  name: 'hear-child',
  params: lawCase,
  records: 'child.heard',
  accepts: voiceFields,
  read: (visit, { params }) => prepareChild(visit, params.id),
  view: voiceForm,
  submit: async (visit, { params, form: heard }, { entered }) => {
    const done = await hearChild(visit, entered, heard)
    return done.ok ? accept({ to: lawPaths.voice(params.id, done.value), id: done.value }) : done
  },
  refusals: { 'heard-in-future': said('heardInFuture', 'onDay'), 'words-needed': said('wordsNeeded', 'words'), 'not-yours-to-write': notYours },
})

const voice = page({
  ...shared,
  path: lawPaths.voice(':id', ':voice'),
  name: 'child-voice',
  params: oneVoice,
  records: 'child.voice-seen',
  answers: voiceAnswer,
  read: (visit, { params }) => showVoice(visit, params.id, params.voice),
  view: voicePage,
})

const name = form<typeof lawCase, never, typeof adultFields, ChildForm, AdultRefusal>({
  ...shared,
  path: lawPaths.newAdult(':id'),
  name: 'name-adult',
  params: lawCase,
  records: 'child.adult-named',
  accepts: adultFields,
  read: (visit, { params }) => prepareChild(visit, params.id),
  view: adultForm,
  submit: async (visit, { params, form: adult }, { entered }) => {
    const done = await nameAdult(visit, entered, adult)
    return done.ok ? accept({ to: lawPaths.adult(params.id, done.value), id: done.value }) : done
  },
  refusals: { 'too-many': said('tooMany'), 'ends-before-it-begins': said('endsBefore', 'untilDay'), 'not-yours-to-write': notYours },
})

const adult = page({
  ...shared,
  path: lawPaths.adult(':id', ':adult'),
  name: 'child-adult',
  params: oneAdult,
  records: 'child.adult-seen',
  answers: adultAnswer,
  read: (visit, { params }) => showAdult(visit, params.id, params.adult),
  view: adultPage,
})

const inform = form<typeof oneAdult, never, typeof informFields, InformForm, InformRefusal>({
  ...shared,
  path: lawPaths.informAdult(':id', ':adult'),
  name: 'decide-adult',
  params: oneAdult,
  records: 'child.adult-decided',
  accepts: informFields,
  read: async (visit, { params }) => {
    const ready = await prepareChild(visit, params.id)
    const found = ready?.adults.find((one) => one.id === params.adult)
    return ready && found ? { ...ready, adult: found } : null
  },
  view: informForm,
  submit: async (visit, { params, form: decision, version }, { entered, adult: found }) => {
    const done = await decideAdult(visit, entered, found, version ?? 0, decision)
    return done.ok ? accept({ to: lawPaths.adult(params.id, done.value), id: done.value }) : done
  },
  refusals: {
    'hidden-whereabouts': said('hiddenWhereabouts', 'inform'),
    suspected: said('suspected', 'inform'),
    'suspicion-unknown': said('suspicionUnknown', 'suspected'),
    ended: said('ended', 'untilDay'),
  },
})

/** For paper, and only to who may be told: else it answers with the page that says so. */
const letter = page({
  ...shared,
  path: lawPaths.letter(':id', ':adult'),
  name: 'letter-to-adult',
  params: oneAdult,
  records: 'child.letter-printed',
  api: false,
  answers: adultAnswer,
  read: (visit, { params }) => showLetter(visit, params.id, params.adult),
  view: letterPage,
})

const hide = form<typeof lawCase, never, typeof hideFields, ChildForm, HideRefusal>({
  ...shared,
  path: lawPaths.hide(':id'),
  name: 'hide-whereabouts',
  params: lawCase,
  records: 'child.hidden',
  accepts: hideFields,
  read: (visit, { params }) => prepareChild(visit, params.id),
  view: hideForm,
  submit: async (visit, { params, form: decision }, { entered }) => {
    const done = await hideChild(visit, entered, { law: decision.law, adultId: decision.adult, decidedOn: decision.decidedOn })
    return done.ok ? toChild(params, done.value) : done
  },
  refusals: { 'decided-in-future': said('decidedInFuture', 'decidedOn'), 'not-an-adult': said('notAnAdult', 'adult') },
})

type ToEnd = ChildForm & { readonly hidden: HiddenRow }
const unhide = form<typeof oneHidden, never, typeof nothing, ToEnd, UnhideRefusal>({
  ...shared,
  path: lawPaths.endHidden(':id', ':hidden'),
  name: 'end-hidden-whereabouts',
  params: oneHidden,
  records: 'child.hidden-ended',
  accepts: nothing,
  read: async (visit, { params }) => {
    const ready = await prepareChild(visit, params.id)
    const hidden = ready && (await hiddenOf(visit.tx, params.id)).find((one) => one.id === params.hidden)
    return ready && hidden ? { ...ready, hidden } : null
  },
  view: hideForm,
  submit: async (visit, { params, version }, { entered, hidden }) => {
    const done = await unhideChild(visit, entered, hidden, version ?? 0, isoDay(visit.now))
    return done.ok ? toChild(params, done.value) : done
  },
  refusals: { ended: said('ended'), 'decided-in-future': said('decidedInFuture') },
})

export const childDoors: readonly Door[] = [show, change, hear, voice, name, adult, inform, letter, hide, unhide]
