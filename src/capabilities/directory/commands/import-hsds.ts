import { createHash } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { hasRole } from '#kernel/actor.ts'
import { newId, type Id } from '#kernel/id.ts'
import { accept, refuse, type Result } from '#kernel/result.ts'
import { NotOpened } from '#platform/sealing/aead.ts'
import { sealTo } from '#platform/sealing/pair.ts'
import type { Visit } from '#platform/http/visit.ts'
import { isOfShelter } from '#capabilities/directory/commands/describe-organisation.ts'
import { readFiles, type ReadRefusal } from '#capabilities/directory/commands/hsds-read-file.ts'
import type { Unzipped } from '#capabilities/directory/commands/hsds-unzip.ts'
import type { ReadRows } from '#capabilities/directory/domain/hsds-flatten.ts'
import type { EntryContact } from '#capabilities/directory/domain/hsds-entries.ts'
import { planOf, type Plan, type PlannedOrganisation } from '#capabilities/directory/domain/hsds-plan.ts'
import { withFunctions, type Renamed } from '#capabilities/directory/domain/hsds-titles.ts'
import { wantedOf } from '#capabilities/directory/domain/hsds-wanted.ts'
import { keepers } from '#capabilities/directory/forms.ts'
import { functionOf, idOf, knownCodes, titleOf, toldOutside } from '#capabilities/directory/queries/hsds-codes.ts'
import { organisationsByIds, ownersOf, ownersOfPlaces } from '#capabilities/directory/store/hsds.ts'
import { standingsOf } from '#capabilities/directory/store/hidden-places.ts'
import { deleteImport, findImport, insertImport } from '#capabilities/directory/store/hsds-imports.ts'
import {
  insertEntry,
  insertOffer,
  replaceContacts,
  replaceMeetings,
  replacePlaces,
  updateEntry,
  updateOffer,
  type Owner,
} from '#capabilities/directory/store/hsds-write.ts'

/** So many organisations and services one file may hold: what is confirmed is done at once. */
export const mostEntries = 2000

/** Takes a file in, sealed to the one who brings it, so that what it would change can be looked at first. */
export async function bringFile(visit: Visit, files: readonly Unzipped[]): Promise<Result<Id, ReadRefusal>> {
  const read = readFiles(files)
  if (!read.ok) return read
  const { rows } = read.value
  if (rows.organization.length + rows.service.length > mostEntries) return refuse({ kind: 'too-many' })
  const packed = gzipSync(JSON.stringify(read.value))
  if (packed.length > 8_000_000) return refuse({ kind: 'too-large' })
  const id = newId()
  await insertImport(visit.tx, id, visit.actor.zoneId, visit.actor.personId, sealTo(visit.keys.publicKey, packed))
  visit.note({ object: id, count: rows.organization.length + rows.service.length })
  return accept(id)
}

/** What was brought, opened with her own key; `null` when there is nothing, or it is somebody else's. */
export async function openImport(visit: Visit, id: Id): Promise<ReadRows | null> {
  const sealed = await findImport(visit.tx, id)
  if (sealed === null) return null
  try {
    return JSON.parse(gunzipSync(visit.keys.open(sealed)).toString()) as ReadRows
  } catch (fault) {
    if (fault instanceof NotOpened) return null
    throw fault
  }
}

/** What an import would do as the directory stands now, and a mark of exactly that. */
export type MarkedPlan = { readonly plan: Plan; readonly renamed: readonly Renamed[]; readonly mark: string }

/** A title as the directory says it; `null` when it names no function of ours. */
const titleOr = (words: string): string | null => {
  const code = functionOf(words)
  return code === null ? null : titleOf(code)
}

const markOf = (plan: Plan): string => {
  const steps = plan.organisations.map((one) => [
    one.told,
    one.state,
    one.before?.version ?? 0,
    one.services.map((service) => [service.told, service.state, service.before?.version ?? 0]),
  ])
  return createHash('sha256')
    .update(JSON.stringify([steps, plan.refused]))
    .digest('hex')
}

export async function planImport(visit: Visit, read: ReadRows): Promise<MarkedPlan> {
  const { tx, actor } = visit
  const idsIn = (table: 'organization' | 'service' | 'location'): readonly string[] => read.rows[table].map((row) => String(row['id']))
  const kept = new Map((await organisationsByIds(tx, idsIn('organization'))).map((one) => [one.id, toldOutside(one)]))
  const otherId = (organisationId: string, locationId: string) => idOf('location', organisationId, locationId)
  const told = { telephone: titleOf('telephone'), isShelter: await isOfShelter(visit), otherId }
  const { rows, renamed } = withFunctions(read.rows, titleOr)
  const { wanted, refused } = wantedOf({ ...read, rows }, await knownCodes(tx), kept, told)
  const standing = {
    kept,
    serviceOwners: await ownersOf(tx, idsIn('service')),
    placeOwners: await ownersOfPlaces(tx, idsIn('location')),
    otherId,
  }
  const plan = planOf(wanted, refused, standing, { zoneId: actor.zoneId, keepsHome: hasRole(actor, ...keepers) })
  return { plan, renamed, mark: markOf(plan) }
}

const coded = (contacts: readonly EntryContact[]): readonly EntryContact[] => contacts.map((one) => ({ ...one, title: functionOf(one.title) ?? 'contact' }))

/** Places first, then who is met at them: what the file does not speak of is put back where it was. */
async function write(visit: Visit, one: PlannedOrganisation): Promise<boolean> {
  const { tx, actor } = visit
  const { told, before } = one
  const owner: Owner = { id: told.id, zoneId: actor.zoneId, country: told.country }
  if (before === null) await insertEntry(tx, owner, told)
  else if (one.state === 'changed' && !(await updateEntry(tx, owner, told, before.version))) return false
  if (before === null || one.fields.includes('contacts')) await replaceContacts(tx, owner, null, coded(told.contacts))
  const moves = before === null || one.fields.includes('locations')
  if (moves) await replacePlaces(tx, owner, told.locations)
  const kinds = new Map(told.locations.map((each) => [each.id, each.kind]))
  for (const service of one.services) {
    if (service.before === null) await insertOffer(tx, owner, service.told)
    else if (service.state === 'changed' && !(await updateOffer(tx, service.told, service.before.version))) return false
    if (service.before === null || service.fields.includes('contacts')) await replaceContacts(tx, owner, service.told.id, coded(service.told.contacts))
    if (moves || service.state !== 'unchanged') await replaceMeetings(tx, owner, service.told, kinds)
  }
  if (moves) for (const other of one.others) await replaceMeetings(tx, owner, other, kinds)
  return true
}

/** Whether somebody gave one of them a place or a protected service meanwhile. They are held until the end, so that nobody does from now. */
async function hasMoved(visit: Visit, changing: readonly PlannedOrganisation[]): Promise<boolean> {
  const standings = await standingsOf(
    visit.tx,
    changing.map((one) => one.told.id),
    'lock',
  )
  return changing.some(({ told, before }) => {
    const now = standings.get(told.id)
    const wasPlaced = before?.locations.some((each) => each.kind !== 'virtual')
    return now?.hides !== before?.hidesPlace || now?.isPlaced !== wasPlaced
  })
}

/** Does what was shown, and nothing else. The directory moved on meanwhile: nothing is done, and it is shown anew. */
export async function doImport(visit: Visit, id: Id, { plan, mark }: MarkedPlan, seen: string): Promise<Result<null, { readonly kind: 'moved' }>> {
  if (mark !== seen) return refuse({ kind: 'moved' })
  const changing = plan.organisations.filter((one) => one.state !== 'unchanged' || one.services.some((service) => service.state !== 'unchanged'))
  if (await hasMoved(visit, changing)) return refuse({ kind: 'moved' })
  for (const one of changing) if (!(await write(visit, one))) return refuse({ kind: 'moved' })
  await deleteImport(visit.tx, id)
  visit.note({ object: id, count: changing.length })
  return accept(null)
}
