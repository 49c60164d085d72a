import { accept, type Result } from '#kernel/result.ts'
import { form, type Done } from '#platform/http/door.ts'
import { colleagues } from '#capabilities/people/contract.ts'
import { changeDuty, setOnDuty } from '#capabilities/directory/commands/go-on-duty.ts'
import type { DutyRefusal } from '#capabilities/directory/domain/rota.ts'
import { isoMinute } from '#capabilities/directory/domain/wall-clock.ts'
import { ChangedDuty, keepers, NewDuty } from '#capabilities/directory/forms.ts'
import { dutyPage, type DutyModel } from '#capabilities/directory/pages/duty-pages.tsx'
import { directoryPaths } from '#capabilities/directory/paths.ts'
import { findDuty, type RotaLine } from '#capabilities/directory/store/duty.ts'
import { findFunction } from '#capabilities/directory/store/functions.ts'
import { mend } from '#capabilities/directory/words.ts'

const refusals = {
  'ends-before-start': mend('ends-before-start', 'ends_at'),
  'too-long': mend('too-long', 'ends_at'),
  over: mend('over', 'ends_at'),
  'already-on-duty': mend('already-on-duty', 'person'),
  'not-here': mend('not-here', 'person'),
} as const
const local = (at: Date): string => isoMinute(at).replace(' ', 'T')

export const goOnDutyDoor = form({
  path: '/directory/functions/:id/duty',
  name: 'directory-set-on-duty',
  may: keepers,
  records: 'directory.duty-set',
  accepts: NewDuty,
  read: async (visit, { params }): Promise<DutyModel | null> => {
    const found = await findFunction(visit.tx, (params as { id: string }).id)
    return found === null || found.zoneId !== visit.actor.zoneId ? null : { found, line: null, colleagues: await colleagues(visit.tx) }
  },
  view: dutyPage,
  submit: async (visit, { form: typed }, { found }): Promise<Result<Done, DutyRefusal | { kind: 'not-in-use' }>> => {
    const id = await setOnDuty(visit, found, { personId: typed.person, startsAt: typed.starts_at, endsAt: typed.ends_at })
    return id.ok ? accept({ to: directoryPaths.function(found.id), id: id.value }) : id
  },
  refusals: { ...refusals, 'not-in-use': mend('not-in-use', 'person') },
})

export const dutyDoor = form({
  path: '/directory/duty/:id',
  name: 'directory-change-duty',
  may: keepers,
  records: 'directory.duty-changed',
  accepts: ChangedDuty,
  read: async (visit, { params }): Promise<(DutyModel & { line: RotaLine }) | null> => {
    const line = await findDuty(visit.tx, (params as { id: string }).id)
    const found = line && (await findFunction(visit.tx, line.functionId))
    return line && found && { found, line, colleagues: await colleagues(visit.tx) }
  },
  start: ({ line }) => ({ person: line.personId, starts_at: local(line.startsAt), ends_at: local(line.endsAt) }),
  view: dutyPage,
  submit: async (visit, { form: typed, version }, { line, found }) => {
    const id = await changeDuty(visit, line, { personId: typed.person, startsAt: typed.starts_at, endsAt: typed.ends_at }, typed.cancel, version)
    return id.ok ? accept({ to: directoryPaths.function(found.id), id: line.id }) : id
  },
  refusals,
})
