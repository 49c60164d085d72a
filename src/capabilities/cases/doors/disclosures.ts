import { z } from 'zod'
import { accept, refuse } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import { id } from '#platform/http/fields.ts'
import { prepareDisclosure, type ProposalRefusal } from '#capabilities/cases/commands/prepare-disclosure.ts'
import { revokeDisclosure, type RevokeRefusal } from '#capabilities/cases/commands/revoke-disclosure.ts'
import { sendDisclosure, type SendRefusal } from '#capabilities/cases/commands/send-disclosure.ts'
import { dayOf } from '#capabilities/cases/domain/day.ts'
import { type CaseParams, ofCase } from '#capabilities/cases/doors/card.ts'
import { lastMomentOf } from '#capabilities/cases/domain/day.ts'
import { DisclosureForm, DisclosureQuery, RevokeForm, SendForm } from '#capabilities/cases/forms.ts'
import { disclosurePage, revokePage } from '#capabilities/cases/pages/disclosure-page.tsx'
import { sendPage, whatPage, whomPage } from '#capabilities/cases/pages/disclosure-steps.tsx'
import { casePaths } from '#capabilities/cases/paths.ts'
import {
  chooseWhat,
  chooseWhom,
  DisclosureAnswer,
  DisclosureChoice,
  prepareSending,
  showDisclosure,
  type DisclosureModel,
  type SendModel,
  type WhomModel,
} from '#capabilities/cases/queries/show-disclosure.ts'
import { inBoth } from '#capabilities/cases/words.ts'

const nothing = { status: 404, words: inBoth((t) => t.none) } as const
const mayNot = {
  'municipality-may-not-transfer': { status: 422, words: inBoth((t) => t.mayNotTransfer.municipality) },
  'transfer-not-allowed': { status: 422, words: inBoth((t) => t.mayNotTransfer.other) },
} as const

export const whatDoor = page({
  ...ofCase,
  path: casePaths.newDisclosure(':id'),
  name: 'choose-disclosure',
  records: 'disclosure.begun',
  answers: DisclosureChoice,
  read: (visit, { params }) => chooseWhat(visit, params.id),
  view: whatPage,
})

export const whomDoor = form<CaseParams, typeof DisclosureQuery, typeof DisclosureForm, WhomModel, ProposalRefusal>({
  ...ofCase,
  path: casePaths.disclosureTo(':id'),
  name: 'prepare-disclosure',
  records: 'disclosure.prepared',
  query: DisclosureQuery,
  accepts: DisclosureForm,
  read: (visit, { params, query }) => chooseWhom(visit, params.id, query),
  view: whomPage,
  submit: async (visit, { params, form: asked }, model) => {
    const done = await prepareDisclosure(
      visit,
      { ...asked, caseId: params.id, mode: model.mode, records: model.records, classes: model.classes, toZone: model.toZone },
      model.loaded,
    )
    return done.ok ? accept({ to: casePaths.sendDisclosure(params.id, done.value), id: done.value }) : refuse(done.refusal)
  },
  refusals: {
    'no-such-case': nothing,
    'nothing-chosen': { status: 422, words: inBoth((t) => t.disclosures.nothing) },
    'zone-not-in-case': { status: 422, words: inBoth((t) => t.disclosures.notInCase) },
    'recipient-has-no-key': { status: 422, field: 'named', words: inBoth((t) => t.disclosures.noNamed) },
    'recipient-may-not-read': { status: 422, field: 'named', words: inBoth((t) => t.disclosures.mayNotRead) },
    'no-consent': { status: 422, field: 'ground', words: inBoth((t) => t.disclosures.noConsent) },
    'ground-not-valid': { status: 422, field: 'ground', words: inBoth((t) => t.disclosures.invalidGround) },
    ...mayNot,
    'transfer-ground-missing': { status: 422, field: 'transferGround', words: inBoth((t) => t.disclosures.noTransfer) },
    'transfer-ground-not-valid': { status: 422, field: 'transferGround', words: inBoth((t) => t.disclosures.invalidTransfer) },
    'no-transfer-consent': { status: 422, field: 'transferGround', words: inBoth((t) => t.disclosures.noConsent) },
    'needs-words': { status: 422, field: 'harmTest', words: inBoth((t) => t.disclosures.needsWords) },
    'too-long': { status: 422, words: inBoth((t) => t.disclosures.tooLong) },
    'already-over': { status: 422, words: inBoth((t) => t.disclosures.over) },
    'location-from-elsewhere': { status: 422, words: inBoth((t) => t.disclosures.elsewhere) },
  },
})

const DisclosureParams = z.object({ id: id(), disclosure: id() })
type Params = typeof DisclosureParams

export const sendDoor = form<Params, never, typeof SendForm, SendModel, SendRefusal>({
  ...ofCase,
  params: DisclosureParams,
  path: casePaths.sendDisclosure(':id', ':disclosure'),
  name: 'send-disclosure',
  records: 'disclosure.sent',
  accepts: SendForm,
  read: (visit, { params }) => prepareSending(visit, params.id, params.disclosure),
  start: ({ disclosure }) => ({ until: dayOf(disclosure.untilAt), ...(disclosure.verified ? { verified: disclosure.verified } : {}) }),
  view: sendPage,
  submit: async (visit, { params, form: asked, version }, { most }) => {
    const end = lastMomentOf(asked.until)
    const until = dayOf(end) === dayOf(most) && end > most ? most : end
    const done = await sendDisclosure(visit, params.id, { id: params.disclosure, version: version ?? 0, until, verified: asked.verified })
    return done.ok ? accept({ to: casePaths.disclosure(params.id, params.disclosure), id: params.disclosure }) : refuse(done.refusal)
  },
  refusals: {
    'no-such-disclosure': { status: 404, words: inBoth((t) => t.disclosures.notThere) },
    'too-long': { status: 422, field: 'until', words: inBoth((t) => t.disclosures.tooLong) },
    'ground-not-valid': { status: 422, words: inBoth((t) => t.disclosures.invalidGround) },
    ...mayNot,
    'transfer-not-asked': { status: 422, words: inBoth((t) => t.disclosures.transferNotAsked) },
    'transfer-not-valid': { status: 422, words: inBoth((t) => t.disclosures.transferFallen) },
    'no-consent': { status: 422, words: inBoth((t) => t.disclosures.noConsent) },
    'recipient-has-no-key': { status: 422, words: inBoth((t) => t.disclosures.noNamed) },
    'not-readable': { status: 422, words: inBoth((t) => t.disclosures.notReadable) },
    'text-changed': { status: 422, words: inBoth((t) => t.disclosures.textChanged) },
  },
  errors: { known: { required: inBoth((t) => t.disclosures.knownMust) } },
})

export const disclosureDoor = page({
  ...ofCase,
  params: DisclosureParams,
  path: casePaths.disclosure(':id', ':disclosure'),
  name: 'show-disclosure',
  records: 'disclosure.seen',
  answers: DisclosureAnswer,
  read: (visit, { params }) => showDisclosure(visit, params.id, params.disclosure),
  view: disclosurePage,
})

export const revokeDoor = form<Params, never, typeof RevokeForm, DisclosureModel, RevokeRefusal>({
  ...ofCase,
  params: DisclosureParams,
  path: casePaths.revokeDisclosure(':id', ':disclosure'),
  name: 'revoke-disclosure',
  records: 'disclosure.revoked',
  accepts: RevokeForm,
  read: async (visit, { params }) => {
    const model = await showDisclosure(visit, params.id, params.disclosure)
    return model?.mayRevoke ? model : null
  },
  view: revokePage,
  submit: async (visit, { params, form: asked }) => {
    const done = await revokeDisclosure(visit, params.id, params.disclosure, asked.why)
    return done.ok ? accept({ to: casePaths.disclosure(params.id, params.disclosure), id: params.disclosure }) : refuse(done.refusal)
  },
  refusals: { 'no-such-disclosure': nothing, 'cannot-recall': { status: 422, words: inBoth((t) => t.disclosures.cannotRecall) } },
})
