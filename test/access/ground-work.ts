import type { Laid, Rows } from '#test/access/ground.ts'

/** Tasks and consents of a world, as rows. */
export function workRows({ world, id }: Laid, rows: Rows, instant: (hours: number) => Date): void {
  for (const one of world.tasks)
    rows['cases.task']?.push({
      id: id(one.name),
      case_id: id(one.case),
      zone_id: id(one.zone),
      from_zone: id(one.fromZone),
      title: 'contact_agency',
      person_id: one.person === null ? null : id(one.person),
      function: one.role,
      due_at: instant(24),
      deputy_id: one.deputy === null ? null : id(one.deputy),
      escalated_at: one.escalated ? instant(-1) : null,
      shared: one.shared,
      source: 'case',
      made_by: id('bystander'),
      made_at: instant(-20),
      done_at: one.done ? instant(-2) : null,
      outcome: one.done ? 'done' : null,
      version: 1,
    })
  for (const one of world.consents) {
    const unit = world.units.find((each) => each.name === one.unit) ?? { case: '', zone: '' }
    rows['cases.consent']?.push({
      id: id(one.name),
      case_id: id(unit.case),
      unit_id: id(one.unit),
      zone_id: id(unit.zone),
      refused: false,
      informed_by: id('bystander'),
      language: 'sv',
      interpreter: false,
      given_on: '2026-11-01',
      form: 'oral',
      classes: ['C4'],
      recipients: [id('far')],
      purposes: ['plan_support'],
      capacity: 'adult',
      valid_until: instant(240),
      made_at: instant(-20),
    })
  }
}
