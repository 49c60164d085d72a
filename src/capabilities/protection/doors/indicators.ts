import { accept } from '#kernel/result.ts'
import { form, page } from '#platform/http/door.ts'
import type { Door } from '#platform/http/door.ts'
import { recordObservation, type ObservationRefusal } from '#capabilities/protection/commands/record-observation.ts'
import { takeBackObservation, type TakeBackRefusal } from '#capabilities/protection/commands/take-back-observation.ts'
import { observerRoles } from '#capabilities/protection/domain/roles.ts'
import { oneCase, oneObservation, refused } from '#capabilities/protection/doors/refused.ts'
import { listQuery, observationForm, signsOf, takeBackForm } from '#capabilities/protection/forms/indicators.ts'
import { indicatorsPage, observationPage, takeBackPage } from '#capabilities/protection/pages/indicators-page.tsx'
import { observeForm } from '#capabilities/protection/pages/observe-form.tsx'
import { protectionPaths } from '#capabilities/protection/paths.ts'
import {
  indicatorsAnswer,
  observationAnswer,
  prepareObservation,
  showIndicators,
  showObservation,
  type ObservationModel,
  type ObserveModel,
} from '#capabilities/protection/queries/show-indicators.ts'
import { findObservation } from '#capabilities/protection/store/observation.ts'

const list = page({
  path: protectionPaths.indicators(':id'),
  name: 'indicators',
  may: observerRoles,
  params: oneCase,
  scope: 'id',
  records: 'indicators.listed',
  answers: indicatorsAnswer,
  read: (visit, { params }) => showIndicators(visit, params.id),
  view: indicatorsPage,
})

const observe = form<typeof oneCase, typeof listQuery, typeof observationForm, ObserveModel, ObservationRefusal>({
  path: protectionPaths.newObservation(':id'),
  name: 'record-observation',
  may: observerRoles,
  params: oneCase,
  query: listQuery,
  scope: 'id',
  records: 'indicators.recorded',
  accepts: observationForm,
  read: (visit, { params, query }) => prepareObservation(visit, params.id, query),
  view: observeForm,
  submit: async (visit, { form: said }, { entered }) => {
    const done = await recordObservation(visit, entered, { ...said, signs: signsOf(said) })
    return done.ok ? accept({ to: protectionPaths.indicators(entered.card.id), id: done.value }) : done
  },
  refusals: {
    'nothing-said': refused(422, 'nothingSaid', 'words'),
    'seen-in-future': refused(422, 'seenInFuture', 'seenOn'),
    'own-eyes-told': refused(422, 'ownEyesTold', 'knowing'),
    'not-yours-to-write': refused(422, 'notYours'),
  },
})

const one = page({
  path: protectionPaths.observation(':id', ':observation'),
  name: 'observation',
  may: observerRoles,
  params: oneObservation,
  scope: 'id',
  records: 'indicators.seen',
  answers: observationAnswer,
  read: (visit, { params }) => showObservation(visit, params.id, params.observation),
  view: observationPage,
})

const takeBack = form<typeof oneObservation, never, typeof takeBackForm, ObservationModel, TakeBackRefusal>({
  path: protectionPaths.takeBack(':id', ':observation'),
  name: 'take-back-observation',
  may: observerRoles,
  params: oneObservation,
  scope: 'id',
  records: 'indicators.taken-back',
  accepts: takeBackForm,
  read: async (visit, { params }) => {
    const shown = await showObservation(visit, params.id, params.observation)
    return shown && (shown.mayTakeBack || shown.observation.takenBack !== null) ? shown : null
  },
  view: takeBackPage,
  submit: async (visit, { params, form: said, version }, { observation }) => {
    const found = await findObservation(visit.tx, params.id, params.observation)
    const done = found ? await takeBackObservation(visit, found, version ?? observation.version, said.reason) : null
    if (done === null) throw new Error('an observation that was shown is there')
    return done.ok ? accept({ to: protectionPaths.observation(params.id, params.observation), id: params.observation }) : done
  },
  refusals: { 'already-taken-back': refused(409, 'alreadyTaken') },
})

export const indicatorDoors: readonly Door[] = [list, observe, one, takeBack]
