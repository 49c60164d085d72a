import { sql } from 'kysely'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'
import type { Tx } from '#platform/db/tx.ts'
import type { ChoiceForm, Chosen, Talk, Witness } from '#capabilities/returning/domain/choice.ts'
import { choiceRules, type ChoiceRule } from '#capabilities/returning/reference/choice-rules.ts'

type Made = { readonly id: Id; readonly unitId: Id; readonly zoneId: Id; readonly madeBy: Id; readonly madeAt: Instant }
/** Whose a new row is: one return of one case, written in the own part of it. */
export type Own = { readonly id: Id; readonly returnId: Id; readonly caseId: Id; readonly unitId: Id }

export type TalkRow = Talk & Made & { readonly edition: string }

/** Every talk of a return, the oldest first. */
export async function informationOf(tx: Tx, returnId: Id): Promise<readonly TalkRow[]> {
  const { rows } = await sql<TalkRow>`
    select i.id, i.unit_id as "unitId", i.zone_id as "zoneId", i.given_on::text as "givenOn", i.edition::text as edition, i.language, i.interpreter, i.independent,
      i.same_network as "sameNetwork", i.ways, i.items, i.wants_until::text as "wantsUntil", i.made_by as "madeBy", i.made_at as "madeAt"
    from returns.information i where i.return_id = ${returnId} order by i.given_on, i.made_at, i.id limit 200`.execute(tx)
  return rows
}

export async function insertInformation(tx: Tx, made: Own & Talk & { readonly edition: string }): Promise<void> {
  await sql`
    insert into returns.information (id, return_id, case_id, unit_id, zone_id, given_on, edition, language, interpreter, independent, same_network, ways, items, wants_until, made_by)
    values (${made.id}, ${made.returnId}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${made.givenOn}::date, ${made.edition}::date, ${made.language}, ${made.interpreter},
      ${made.independent}, ${made.sameNetwork}, ${[...made.ways]}::text[], ${[...made.items]}::text[], ${made.wantsUntil}::date, (select authz.me()))`.execute(
    tx,
  )
}

export type ChoiceSaid = {
  readonly chosen: Chosen
  readonly earliestOn: string
  readonly chosenOn: string
  readonly form: ChoiceForm
  readonly witness: Witness | null
  readonly language: string
  readonly wordsRecord: Id
}
export type ChoiceRow = ChoiceSaid & Made

export async function choiceOf(tx: Tx, returnId: Id): Promise<ChoiceRow | null> {
  const { rows } = await sql<ChoiceRow>`
    select c.id, c.unit_id as "unitId", c.zone_id as "zoneId", c.chosen, c.earliest_on::text as "earliestOn", c.chosen_on::text as "chosenOn", c.form, c.witness, c.language,
      c.words_record as "wordsRecord", c.made_by as "madeBy", c.made_at as "madeAt"
    from returns.choice c where c.return_id = ${returnId}`.execute(tx)
  return rows[0] ?? null
}

export async function insertChoice(tx: Tx, made: Own & ChoiceSaid): Promise<void> {
  await sql`
    insert into returns.choice (id, return_id, case_id, unit_id, zone_id, chosen, earliest_on, chosen_on, form, witness, language, nothing_tied, words_record, made_by)
    values (${made.id}, ${made.returnId}, ${made.caseId}, ${made.unitId}, (select authz.my_zone()), ${made.chosen}, ${made.earliestOn}::date, ${made.chosenOn}::date, ${made.form},
      ${made.witness}, ${made.language}, true, ${made.wordsRecord}, (select authz.me()))`.execute(tx)
}

/** Every version of a rule, the newest first. */
export type RuleRow = { readonly days: number; readonly source: string; readonly validFrom: string; readonly validTo: string | null }
export async function rulesOf(tx: Tx, code: ChoiceRule['code']): Promise<readonly RuleRow[]> {
  const { rows } = await sql<RuleRow>`
    select days, source, valid_from::text as "validFrom", valid_to::text as "validTo" from returns.choice_rule where code = ${code} order by valid_from desc`.execute(
    tx,
  )
  return rows
}

export async function furnishChoiceRules(tx: Tx): Promise<void> {
  for (const { code, days, source, validFrom } of choiceRules)
    await sql`
      insert into returns.choice_rule (code, days, source, valid_from) values (${code}, ${days}, ${source}, ${validFrom}::date)
      on conflict (code, valid_from) do nothing`.execute(tx)
}
