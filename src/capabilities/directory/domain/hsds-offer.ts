import { accept, refuse, type Result } from '#kernel/result.ts'
import type { EntryLocation, EntryService } from '#capabilities/directory/domain/hsds-entries.ts'
import { offerService, type OfferedService } from '#capabilities/directory/domain/service.ts'
import type { RowReason } from '#capabilities/directory/domain/hsds-values.ts'

/** Whether a service may stand in the directory as a file says it, by the same rule as in the form; its areas, tidied. */
export function refusalOfService(
  service: EntryService,
  country: string,
  locations: ReadonlyMap<string, EntryLocation>,
  areas: ReadonlySet<string>,
): Result<readonly string[], RowReason> {
  const isSomewhere = service.locationIds.some((id) => locations.get(id)?.kind !== 'virtual')
  const told = offerService(
    {
      ...service,
      protected: service.isProtected,
      openings: service.schedules,
      meets: isSomewhere ? 'there' : 'virtual',
      contact: service.contacts[0] ?? null,
      // The codes were held against the lists of the same names before.
    } as unknown as OfferedService,
    country,
    areas,
  )
  return told.ok ? accept(told.value.areas) : refuse(told.refusal.kind)
}
