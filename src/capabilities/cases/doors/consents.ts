import { z } from 'zod'
import { accept, refuse } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import { id } from '#platform/http/fields.ts'
import { recordConsent, withdrawConsent, type ConsentRefusal } from '#capabilities/cases/commands/record-consent.ts'
import { consentUntil } from '#capabilities/cases/domain/consent.ts'
import { dayOf } from '#capabilities/cases/domain/day.ts'
import { type CaseParams, ofCase } from '#capabilities/cases/doors/card.ts'
import { lastMomentOf } from '#capabilities/cases/domain/day.ts'
import { ConsentForm, NoFields } from '#capabilities/cases/forms.ts'
import { consentsPage, newConsentPage, withdrawPage } from '#capabilities/cases/pages/consent-pages.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import { Consents, showConsents, type ConsentsModel } from '#capabilities/cases/queries/show-consents.ts'
import { inBoth } from '#capabilities/cases/words.ts'

const nothing = { status: 404, words: inBoth((t) => t.none) } as const

export const consentsDoor = page({
  ...ofCase,
  path: casePaths.consents(':id'),
  name: 'show-consents',
  records: 'consent.seen',
  answers: Consents,
  read: (visit, { params }) => showConsents(visit, params.id),
  view: consentsPage,
})

type NewModel = ConsentsModel & { readonly today: string; readonly first: string }

export const newConsentDoor = form<CaseParams, never, typeof ConsentForm, NewModel, ConsentRefusal>({
  ...ofCase,
  path: casePaths.newConsent(':id'),
  name: 'record-consent',
  records: 'consent.recorded',
  accepts: ConsentForm,
  read: async (visit, { params }) => {
    const model = await showConsents(visit, params.id)
    return model?.mayRecord ? { ...model, today: dayOf(visit.now), first: dayOf(consentUntil(visit.now)) } : null
  },
  start: (model) => ({ givenOn: model.today, validUntil: model.first, form: 'oral' }),
  view: newConsentPage,
  submit: async (visit, { params, form: said }) => {
    const { answer, validUntil, conditions, ...rest } = said
    const done = await recordConsent(visit, params.id, { ...rest, conditions, refused: answer === 'no', validUntil: lastMomentOf(validUntil) })
    return done.ok ? accept({ to: casePaths.consents(params.id), id: done.value }) : refuse(done.refusal)
  },
  refusals: {
    'no-such-case': nothing,
    'in-the-future': { status: 422, field: 'givenOn', words: inBoth((t) => t.consents.future) },
    'no-such-zone': { status: 422, field: 'recipients', words: inBoth((t) => t.consents.noSuchZone) },
    'too-long': { status: 422, field: 'validUntil', words: inBoth((t) => t.consents.tooLong) },
    'already-over': { status: 422, field: 'validUntil', words: inBoth((t) => t.consents.over) },
    'no-words-there': { status: 422, field: 'conditions', words: inBoth((t) => t.tasks.noWords) },
  },
})

const ConsentParams = z.object({ id: id(), consent: id() })
type WithdrawModel = { readonly model: ConsentsModel; readonly one: ConsentsModel['consents'][number] }

export const withdrawDoor = form<typeof ConsentParams, never, typeof NoFields, WithdrawModel, { readonly kind: 'no-such-consent' }>({
  ...ofCase,
  params: ConsentParams,
  path: casePaths.withdrawConsent(':id', ':consent'),
  name: 'withdraw-consent',
  records: 'consent.withdrawn',
  accepts: NoFields,
  read: async (visit, { params }) => {
    const model = await showConsents(visit, params.id)
    const one = model?.consents.find((consent) => consent.id === params.consent && !consent.refused)
    return model?.mayRecord && one ? { model, one } : null
  },
  view: withdrawPage,
  submit: async (visit, { params }) => {
    const done = await withdrawConsent(visit, params.id, params.consent)
    return done.ok ? accept({ to: casePaths.consents(params.id), id: params.consent }) : refuse(done.refusal)
  },
  refusals: { 'no-such-consent': { status: 422, words: inBoth((t) => t.consents.notThere) } },
})
