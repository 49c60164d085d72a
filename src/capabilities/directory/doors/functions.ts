import { accept, type Result } from '#kernel/result.ts'
import { form, type Done } from '#platform/http/door.ts'
import { changeFunction, describeFunction } from '#capabilities/directory/commands/describe-function.ts'
import { readAreas, type Described, type DescribedRefusal } from '#capabilities/directory/domain/functions.ts'
import { ChangedFunction, keepers, NewFunction } from '#capabilities/directory/forms.ts'
import { functionFormPage, type FunctionFormModel } from '#capabilities/directory/pages/function-form-page.tsx'
import { directoryPaths } from '#capabilities/directory/paths.ts'
import { findFunction, type PublicFunction } from '#capabilities/directory/store/functions.ts'
import { counties } from '#capabilities/directory/store/places.ts'
import { mend } from '#capabilities/directory/words.ts'

type Typed = {
  name_sv: string
  name_en: string
  hours: Described['hours']
  acute: boolean
  child: boolean
  standing: boolean
  counties: readonly string[]
  municipalities: string | null
}

const describedBy = (typed: Typed, kind: Described['kind'], active: boolean): Described => ({
  kind,
  active,
  nameSv: typed.name_sv,
  nameEn: typed.name_en,
  hours: typed.hours,
  acute: typed.acute,
  child: typed.child,
  standing: typed.standing,
  areas: [...typed.counties, ...readAreas(typed.municipalities)],
})

const refusals = {
  'holds-contact': mend('holds-contact', 'name_sv'),
  'no-such-area': mend('no-such-area', 'municipalities'),
  'serves-nobody': mend('serves-nobody', 'municipalities'),
} as const
const yes = (ticked: boolean): string => (ticked ? 'yes' : '')

export const newFunctionDoor = form({
  path: '/directory/functions/new',
  name: 'directory-describe-function',
  may: keepers,
  records: 'directory.function-described',
  accepts: NewFunction,
  read: async (visit): Promise<FunctionFormModel> => ({ found: null, counties: await counties(visit.tx) }),
  view: functionFormPage,
  submit: async (visit, { form: typed }): Promise<Result<Done, DescribedRefusal>> => {
    const id = await describeFunction(visit, describedBy(typed, typed.kind, true))
    return id.ok ? accept({ to: directoryPaths.function(id.value), id: id.value }) : id
  },
  refusals,
})

export const editFunctionDoor = form({
  path: '/directory/functions/:id/edit',
  name: 'directory-change-function',
  may: keepers,
  records: 'directory.function-changed',
  accepts: ChangedFunction,
  read: async (visit, { params }): Promise<(FunctionFormModel & { found: PublicFunction }) | null> => {
    const found = await findFunction(visit.tx, (params as { id: string }).id)
    return found === null || found.zoneId !== visit.actor.zoneId ? null : { found, counties: await counties(visit.tx) }
  },
  start: ({ found }) => ({
    name_sv: found.nameSv,
    name_en: found.nameEn,
    hours: found.hours,
    acute: yes(found.acute),
    child: yes(found.child),
    standing: yes(found.standing),
    active: yes(found.active),
    counties: found.areas.filter((area) => area.length === 2),
    municipalities: found.areas.filter((area) => area.length === 4).join(', '),
  }),
  view: functionFormPage,
  submit: async (visit, { form: typed, version }, { found }) => {
    const id = await changeFunction(visit, found, describedBy(typed, found.kind, typed.active), version)
    return id.ok ? accept({ to: directoryPaths.function(found.id), id: found.id }) : id
  },
  refusals,
})
