import { accept, refuse, type Result } from '#kernel/result.ts'
import { newId, type Id } from '#kernel/id.ts'
import type { Changed } from '#platform/http/door.ts'
import type { Visit } from '#platform/http/visit.ts'
import { findZone } from '#capabilities/people/contract.ts'
import type { Standing } from '#capabilities/directory/domain/hidden-place.ts'
import { keepsEntry } from '#capabilities/directory/domain/keepers.ts'
import { describeOrganisation as describe, type OrganisationRefusal } from '#capabilities/directory/domain/organisation.ts'
import { standingOf } from '#capabilities/directory/store/hidden-places.ts'
import {
  findOrganisation,
  insertOrganisation,
  keepAddress,
  keepContact,
  updateOrganisation,
  type Organisation,
  type ToldOrganisation,
} from '#capabilities/directory/store/organisations.ts'

export type OrganisationWish = ToldOrganisation & {
  readonly contactTitle: string | null
  readonly phone: string | null
  readonly contactEmail: string | null
  readonly address: string | null
  readonly city: string | null
  readonly region: string | null
  readonly postalCode: string | null
}

const decide = (wish: OrganisationWish, standing: Omit<Standing, 'isPlaced'>) =>
  describe(wish, wish, { title: wish.contactTitle, phone: wish.phone, email: wish.contactEmail }, standing)

/** Whether the organisations of a zone hide where they are: those of a shelter do. */
export const isOfShelter = async (visit: Visit): Promise<boolean> => (await findZone(visit.tx, visit.actor.zoneId))?.kind === 'shelter'

/** A new organisation of the own zone. */
export async function addOrganisation(visit: Visit, country: string, wish: OrganisationWish): Promise<Result<Id, OrganisationRefusal>> {
  if (!keepsEntry(visit.actor, { zoneId: visit.actor.zoneId, countryCode: country })) return refuse({ kind: 'not-abroad' })
  const ofShelter = await isOfShelter(visit)
  const told = decide(wish, { hides: ofShelter, ofShelter })
  if (!told.ok) return told
  const id = newId()
  const made = { ...wish, id, zoneId: visit.actor.zoneId, countryCode: country, version: 1 }
  await insertOrganisation(visit.tx, id, visit.actor.zoneId, country, wish)
  await keepContact(visit.tx, made, null, told.value.contact)
  await keepAddress(visit.tx, made, told.value.place)
  visit.note({ object: id })
  return accept(id)
}

/** Changes an organisation of the own zone. */
export async function changeOrganisation(
  visit: Visit,
  was: Organisation,
  wish: OrganisationWish,
  version: number | null,
): Promise<Result<Id, OrganisationRefusal | Changed>> {
  const told = decide(wish, await standingOf(visit.tx, was.id, 'lock'))
  if (!told.ok) return told
  visit.note({ object: was.id })
  if (!(await updateOrganisation(visit.tx, was.id, wish, version ?? 0))) {
    const now = (await findOrganisation(visit.tx, was.id)) ?? was
    return refuse({
      kind: 'changed',
      theirs: { name: now.name, description: now.description, website: now.website ?? '', email: now.email ?? '' },
      version: now.version,
    })
  }
  await keepContact(visit.tx, was, null, told.value.contact)
  await keepAddress(visit.tx, was, told.value.place)
  return accept(was.id)
}
