import type { Language } from '#kernel/language.ts'
import type { Place } from '#platform/http/house.ts'

type Named = { readonly key: Place['key']; readonly href: string; readonly sv: string; readonly en: string; readonly roles: readonly string[] }

const casework = [
  'hotline_operator',
  'case_worker',
  'placing_handler',
  'shelter_staff',
  'threat_assessor',
  'police_contact',
  'health_staff',
  'return_officer',
  'regional_coordinator',
  'finance_officer',
]

/** The row of places, by role. A place that is not shown is not closed by that: each door asks for itself. */
const places: readonly Named[] = [
  { key: 'day', href: '/', sv: 'Min dag', en: 'My day', roles: [] },
  { key: 'cases', href: '/cases', sv: 'Ärenden', en: 'Cases', roles: casework },
  { key: 'places', href: '/places', sv: 'Platser', en: 'Places', roles: ['shelter_staff'] },
  { key: 'calls', href: '/calls', sv: 'Samtal', en: 'Calls', roles: ['hotline_operator', 'case_worker', 'regional_coordinator'] },
  { key: 'meetings', href: '/meetings', sv: 'Möten', en: 'Meetings', roles: casework.filter((role) => role !== 'finance_officer') },
  { key: 'directory', href: '/directory', sv: 'Katalog', en: 'Directory', roles: [...casework, 'org_admin', 'editor', 'statistician'] },
  { key: 'costs', href: '/costs', sv: 'Kostnader', en: 'Costs', roles: ['finance_officer'] },
  { key: 'statistics', href: '/statistics', sv: 'Statistik', en: 'Statistics', roles: ['statistician'] },
  { key: 'site', href: '/site', sv: 'Publika sidor', en: 'Public pages', roles: ['editor'] },
  { key: 'site', href: '/site/services', sv: 'Visas publikt', en: 'Shown publicly', roles: ['org_admin', 'regional_coordinator'] },
  { key: 'people', href: '/people', sv: 'Medarbetare', en: 'People', roles: ['org_admin', 'key_officer'] },
  { key: 'record', href: '/record', sv: 'Loggen', en: 'The record', roles: ['log_reviewer'] },
]

export const placesFor = (held: readonly string[], language: Language): readonly Place[] =>
  places
    .filter((place) => place.roles.length === 0 || place.roles.some((role) => held.includes(role)))
    .map((place) => ({ key: place.key, href: place.href, text: place[language] }))
