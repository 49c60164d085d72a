import { judge, type Deed, type World } from '#test/access/specification.ts'
import type { Attempt } from '#test/access/questions.ts'
import type { Laid } from '#test/access/ground.ts'

/**
 * Writes as somebody would who has SQL and no program. Where the walls are wider than the table on purpose, `wider` says when and why:
 * there the program alone decides, and the doors are tested for it.
 */
export type Trial = Attempt & { readonly deed: Deed | 'never' | 'change-and-decide'; readonly wider?: Deed }

const literal = (values: readonly string[]): string => `'{${values.join(',')}}'`

export function trialsFor({ world, id }: Laid, person: string, focus: string): readonly Trial[] {
  const zone = world.people.find((one) => one.name === person)?.zone ?? ''
  const unit = `${zone} K`
  const k = `'${id('K')}'`
  const trials: Trial[] = []
  const insert = (into: string, cls: string): string =>
    `insert into cases.record (case_id, unit_id, zone_id, class, kind, author) select '${id(into.slice(-1))}', '${id(into)}', '${id(into.slice(0, -2))}', '${cls}', 'note', authz.me()`
  for (const [into, cls] of [
    [unit, focus],
    [unit, 'C4'],
    [unit, 'C10'],
    ['away K', focus],
    ['home L', 'C4'],
  ] as const)
    trials.push({
      name: `write ${cls} into ${into}`,
      query: insert(into, cls),
      deed: { deed: 'write', unit: into, class: cls },
      wider: { deed: 'give-reason', unit: into, class: cls },
    })
  for (const of of [unit, 'away K'])
    trials.push({
      name: `correct ${focus} of ${of}`,
      query: `update cases.record set version = version + 1 where id = '${id(`${focus} of ${of}`)}'`,
      deed: { deed: 'correct', record: `${focus} of ${of}` },
    })
  for (const of of [unit, 'away K'])
    trials.push({
      name: `write C10 of ${of} anew`,
      query: `insert into cases.record_text (record_id, version, case_id, wall, key_version, body, reason, author)
        select r.id, 2, r.case_id, r.wall, 1, '\\x00', 'mistake', authz.me() from cases.record r where r.id = '${id(`C10 of ${of}`)}'`,
      deed: { deed: 'correct', record: `C10 of ${of}` },
    })
  const closed = world.cases.find((one) => one.name === 'K')?.closed ?? false
  trials.push(
    {
      name: 'change the card',
      query: `update cases.card set urgent = not urgent where id = ${k}`,
      deed: { deed: 'change-card', case: 'K' },
    },
    {
      name: `change the card while ${closed ? 'reopening' : 'closing'} it`,
      query: `update cases.card set legal = 'reported', closed_at = ${closed ? 'null' : 'authz.now()'}, phase = '${closed ? 'acute' : 'closed'}' where id = ${k}`,
      deed: 'change-and-decide',
    },
    {
      name: closed ? 'reopen' : 'close',
      query: `update cases.card set closed_at = ${closed ? 'null' : 'authz.now()'}, phase = '${closed ? 'acute' : 'closed'}' where id = ${k}`,
      deed: { deed: closed ? 'reopen' : 'close', case: 'K' },
    },
    {
      name: 'end a membership',
      query: `update cases.member set ended_at = authz.now(), ended_by = authz.me(), ended_why = 'left' where id = '${id('colleague in home K')}'`,
      deed: { deed: 'lead', unit: 'home K' },
    },
    {
      name: 'add a membership',
      query: `insert into cases.member (case_id, unit_id, zone_id, person_id, classes, writes, position, until_at, approved_by)
        select ${k}, '${id('home K')}', '${id('home')}', '${id('bystander')}', ${literal(['C0', 'C4'])}, '{}', 'member', authz.now() + interval '1 day', authz.me()
        where not exists (select from cases.member m where m.unit_id = '${id('home K')}' and m.person_id = '${id('bystander')}')`,
      deed: { deed: 'lead', unit: 'home K' },
    },
    {
      name: 'give herself more',
      query: `update cases.member set position = 'lead' where person_id = authz.me() and case_id = ${k} and position = 'member' and ended_at is null`,
      deed: 'never',
    },
    {
      name: 'write down a wish',
      query: `insert into cases.consent (case_id, unit_id, zone_id, refused, informed_by, language, interpreter, given_on, form, classes, recipients, purposes, capacity, valid_until)
        select ${k}, '${id(unit)}', '${id(zone)}', true, authz.me(), 'sv', false, current_date, 'oral', '{C4}', array['${id('far')}']::uuid[], '{plan_support}', 'adult', authz.now() + interval '1 day'`,
      deed: { deed: 'record-wish', case: 'K' },
    },
    {
      name: 'recuse',
      query: `insert into cases.recusal (case_id, person_id, zone_id, reason, made_by) select ${k}, '${id(zone === 'home' ? 'bystander' : person)}', '${id(zone)}', 'conflict', authz.me()`,
      deed: { deed: 'recuse', case: 'K' },
    },
    {
      name: 'break the glass',
      query: `insert into cases.glass (case_id, unit_id, zone_id, person_id, classes, reason, until_at) select ${k}, '${id(unit)}', '${id(zone)}', authz.me(), ${literal([focus])}, 'other_urgent', authz.now() + interval '30 minutes'`,
      deed: { deed: 'break-glass', unit, class: focus },
    },
    {
      name: 'break the glass of another zone',
      query: `insert into cases.glass (case_id, unit_id, zone_id, person_id, classes, reason, until_at) select ${k}, '${id('far K')}', '${id('far')}', authz.me(), '{C1}', 'other_urgent', authz.now() + interval '30 minutes'`,
      deed: { deed: 'break-glass', unit: 'far K', class: 'C1' },
    },
  )
  for (const one of world.recusals.filter((recusal) => !recusal.lifted))
    trials.push({
      name: `lift: ${one.name}`,
      query: `update cases.recusal set ended_at = authz.now(), ended_by = authz.me() where id = '${id(one.name)}'`,
      deed: { deed: 'lift', recusal: one.name },
    })
  for (const one of world.disclosures.filter((gift) => gift.state === 'running'))
    trials.push({
      name: `revoke: ${one.name}`,
      query: `update cases.disclosure set state = 'revoked', revoked_at = authz.now(), revoked_by = authz.me() where id = '${id(one.name)}'`,
      deed: { deed: 'revoke', disclosure: one.name },
    })
  const taken = world.members.some((one) => one.person === 'bystander' && one.unit === 'home K')
  return trials.filter((trial) => !(taken && trial.name === 'add a membership'))
}

/** Whether the database's answer to one trial is right by the table. */
export function isRight(world: World, person: string, trial: Trial, answer: string | undefined, at = 0): boolean {
  if (answer !== 'yes' && answer !== 'no') return false
  if (trial.deed === 'never') return answer === 'no'
  if (trial.deed === 'change-and-decide') {
    const both = (['change-card', 'close'] as const).every((deed) => judge(world, person, { deed, case: 'K' }, at) !== 'no')
    return (answer === 'yes') === both
  }
  const may = judge(world, person, trial.deed, at) !== 'no'
  if (may) return answer === 'yes'
  return answer === 'no' || (trial.wider !== undefined && judge(world, person, trial.wider, at) !== 'no')
}
