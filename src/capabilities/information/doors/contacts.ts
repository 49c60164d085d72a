import { accept, type Result } from '#kernel/result.ts'
import type { Visit } from '#platform/http/visit.ts'
import { form, page, type Done } from '#platform/http/door.ts'
import { findFunction, functionsOfZone, type PublicFunction } from '#capabilities/directory/contract.ts'
import { findZone } from '#capabilities/people/contract.ts'
import { proposeNumber, proposeService, type ContactRefusal } from '#capabilities/information/commands/propose-contact.ts'
import { isPublicKind } from '#capabilities/information/domain/codes.ts'
import type { Version } from '#capabilities/information/domain/version.ts'
import { Numbers, Services } from '#capabilities/information/doors/answers.ts'
import { editors, NewNumber, NewService, OfNumber } from '#capabilities/information/forms.ts'
import {
  numberFormPage,
  numbersPage,
  serviceFormPage,
  servicesPage,
  type NumberModel,
  type ServiceModel,
} from '#capabilities/information/pages/contact-pages.tsx'
import { isoDay } from '#ui/when.ts'
import { sitePaths } from '#capabilities/information/paths.ts'
import { firstNumbers } from '#capabilities/information/reference/snapshot.ts'
import { published, versionsOf } from '#capabilities/information/store/versions.ts'
import { mend } from '#capabilities/information/words.ts'

/** Those who keep the functions of the own zone. */
const serviceKeepers = ['org_admin', 'regional_coordinator'] as const

const numbersNow = async (visit: Visit) => {
  const said = await published(visit.tx, 'number')
  return firstNumbers().map((first) => {
    const found = said.find(({ subject }) => subject === first.code)
    return found ? { ...first, number: found.phone ?? first.number, source: found.whence ?? first.source, confirmedOn: found.day } : first
  })
}

const refusals = {
  'no-phone': mend('no-phone', 'phone'),
  'not-a-phone': mend('not-a-phone', 'phone'),
  'day-ahead': mend('day-ahead', 'day'),
} as const

export const numbersDoor = page({
  path: '/site/numbers',
  name: 'site-numbers',
  may: editors,
  records: 'site.numbers-seen',
  answers: Numbers,
  read: async (visit) => ({ numbers: await numbersNow(visit) }),
  view: numbersPage,
})

export const numberDoor = form({
  path: '/site/numbers/:code',
  name: 'site-propose-number',
  may: editors,
  params: OfNumber,
  records: 'site.number-proposed',
  accepts: NewNumber,
  read: async (visit, { params }): Promise<NumberModel | null> => {
    const now = (await numbersNow(visit)).find(({ code }) => code === params.code)
    return now ? { code: now.code, number: now.number, source: now.source, today: isoDay(visit.now) } : null
  },
  start: ({ number, source, today }) => ({ phone: number, whence: source, day: today }),
  view: numberFormPage,
  submit: async (visit, { params, form: typed }): Promise<Result<Done, ContactRefusal>> => {
    const id = await proposeNumber(visit, params.code, typed)
    return id.ok ? accept({ to: sitePaths.version(id.value), id: id.value }) : id
  },
  refusals,
})

/** Functions of the own zone that could be shown: of a kind with an open door, and never of a shelter. */
async function showable(visit: Visit): Promise<readonly PublicFunction[]> {
  const zone = await findZone(visit.tx, visit.actor.zoneId)
  if (!zone || zone.kind === 'shelter') return []
  return (await functionsOfZone(visit.tx, visit.actor.zoneId)).filter(({ kind, active }) => active && isPublicKind(kind))
}
const nameIn = (found: PublicFunction, visit: Visit): string => (visit.actor.language === 'en' ? found.nameEn : found.nameSv)

export const servicesDoor = page({
  path: '/site/services',
  name: 'site-services',
  may: serviceKeepers,
  records: 'site.services-seen',
  answers: Services,
  read: async (visit) => {
    const lines = []
    for (const found of await showable(visit)) {
      const versions = await versionsOf(visit.tx, 'service', found.id)
      const now = versions.find(({ state }) => state === 'published')
      const waiting = versions.find(({ state }) => state === 'proposed')
      lines.push({ id: found.id, name: nameIn(found, visit), shown: now?.shown ?? false, phone: now?.phone ?? null, waiting: waiting?.id ?? null })
    }
    return { functions: lines }
  },
  view: servicesPage,
})

const startOf = ({ now, today }: { readonly now: Version | null; readonly today: string }) => ({
  shown: now?.shown ? 'yes' : '',
  phone: now?.phone ?? '',
  spoken: now?.spoken ?? [],
  interpreter: now?.interpreter ? 'yes' : '',
  day: today,
})

export const serviceDoor = form({
  path: '/site/services/:id',
  name: 'site-propose-service',
  may: serviceKeepers,
  records: 'site.service-proposed',
  accepts: NewService,
  read: async (visit, { params }): Promise<ServiceModel | null> => {
    const id = (params as { id: string }).id
    const found = (await showable(visit)).some((one) => one.id === id) ? await findFunction(visit.tx, id) : null
    if (!found) return null
    const now = (await versionsOf(visit.tx, 'service', id)).find(({ state }) => state === 'published') ?? null
    return { id, name: nameIn(found, visit), now, today: isoDay(visit.now) }
  },
  start: startOf,
  view: serviceFormPage,
  submit: async (visit, { form: typed }, { id }): Promise<Result<Done, ContactRefusal>> => {
    const proposed = await proposeService(visit, id, typed)
    return proposed.ok ? accept({ to: sitePaths.version(proposed.value), id: proposed.value }) : proposed
  },
  refusals,
})
