import { sql } from 'kysely'
import type { PublicLanguage } from '#kernel/public-language.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { LineCode, PublicHours, PublicKind } from '#capabilities/information/domain/codes.ts'
import type { PageKey } from '#capabilities/information/domain/pages.ts'

export type ShownText = {
  readonly language: PublicLanguage
  readonly page: PageKey
  readonly number: number
  readonly source: number
  readonly title: string
  readonly body: string
  readonly reviewed: boolean
  readonly legal: boolean
}
export type ShownNumber = { readonly code: LineCode; readonly number: string; readonly source: string; readonly confirmedOn: string }
export type ShownService = {
  readonly id: string
  readonly kind: PublicKind
  readonly nameSv: string
  readonly nameEn: string
  readonly hours: PublicHours
  readonly child: boolean
  readonly phone: string
  readonly spoken: PublicLanguage[]
  readonly interpreter: boolean
  readonly checkedOn: string
  readonly areas: string[]
}

/** What the public site shows, as the clock sees it: what was published, and of the directory only what its own zone has said may be shown. */
export async function everythingShown(tx: Tx): Promise<{ readonly texts: ShownText[]; readonly numbers: ShownNumber[]; readonly services: ShownService[] }> {
  const { rows: texts } = await sql<ShownText>`
    select distinct on (v.subject) split_part(v.subject, '/', 1) as language, split_part(v.subject, '/', 2) as page, v.number, v.source, v.title, v.body, v.reviewed, v.legal
    from information.version v where v.kind = 'text' order by v.subject, v.decided_at desc, v.number desc`.execute(tx)
  const { rows: numbers } = await sql<ShownNumber>`
    select distinct on (v.subject) v.subject as code, v.phone as number, v.whence as source, v.day::text as "confirmedOn"
    from information.version v where v.kind = 'number' order by v.subject, v.decided_at desc, v.number desc`.execute(tx)
  const { rows: services } = await sql<ShownService>`
    select f.id, f.kind, f.name_sv as "nameSv", f.name_en as "nameEn", f.hours, f.child, s.phone, s.spoken, s.interpreter, s.day::text as "checkedOn",
      array(select c.area from directory.coverage c where c.function_id = f.id order by c.area) as areas
    from (select distinct on (v.subject) v.* from information.version v where v.kind = 'service' order by v.subject, v.decided_at desc, v.number desc) s
    join directory.function f on f.id = s.function_id and f.zone_id = s.zone_id join people.zone z on z.id = f.zone_id
    where s.shown and f.active and f.kind <> 'shelter' and z.kind <> 'shelter' order by f.id`.execute(tx)
  return { texts, numbers, services }
}
