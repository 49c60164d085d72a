import type { FormState, Page, Shown } from '#ui/page.ts'
import { languageNames } from '#kernel/spoken-language.ts'
import { Checkboxes } from '#ui/components/checkboxes.tsx'
import { DateField } from '#ui/components/date-field.tsx'
import { Details } from '#ui/components/details.tsx'
import { Form } from '#ui/components/form.tsx'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { Tick } from '#ui/components/tick.tsx'
import { isoDay } from '#ui/when.ts'
import { planLanguages } from '#capabilities/protection/domain/plan.ts'
import { adaptations, bases, childBands, regions, takers } from '#capabilities/protection/domain/places.ts'
import { BackToCase, optionsFrom, trailTo } from '#capabilities/protection/pages/parts.tsx'
import { placementPaths } from '#capabilities/protection/placement-paths.ts'
import type { NewRequestModel } from '#capabilities/protection/queries/case-placement.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

const few = ['0', '1', '2', '3', '4', '5', '6']

/** What is needed, in choices only: there is no field in which a name could stand. */
export function requestPage({ entered: { card }, shelters, moves }: NewRequestModel, form: FormState, page: Page): Shown {
  const t = protectionWords[page.language]
  const p = t.placement
  const was = moves?.from.need
  return {
    title: `${protectionWords[page.language].tabs.request} · ${card.pseudonym}`,
    place: 'cases',
    trail: trailTo(card, { href: placementPaths.inCase(card.id), text: p.title }),
    body: (
      <>
        <h1>{moves ? p.moveTitle : p.newTitle}</h1>
        <p class="govuk-body">{p.newLead}</p>
        {moves ? (
          <p class="govuk-body">
            {moves.from.codeName && moves.from.region ? `${p.placedAs(moves.from.codeName, t.regions[moves.from.region])}. ` : null}
            {p.moveLead(moves.until)}
          </p>
        ) : null}
        <Form
          page={page}
          form={form}
          action={moves ? placementPaths.newMove(card.id, moves.from.id) : placementPaths.newRequest(card.id)}
          submit={p.send}
          audience={p.noNames}
          reach="shared"
          secondary={<BackToCase head={card} language={page.language} />}
        >
          <TextField form={form} name="adults" label={p.adults} width="short" inputmode="numeric" value={String(was?.adults ?? 1)} />
          {childBands.map((band) => (
            <Select
              key={band}
              form={form}
              name={`children_${band}`}
              label={p.children(t.childBands[band])}
              options={few.map((n) => ({ value: n, text: n }))}
              value={String(was?.childBands.filter((one) => one === band).length ?? 0)}
            />
          ))}
          <Radios form={form} name="who" legend={p.who} options={optionsFrom(takers, t.takers)} value={was?.who} inline />
          <Tick form={form} name="wheelchair" label={p.wheelchair} />
          <Checkboxes form={form} name="adapted" legend={p.adapted} hint={p.adaptedHint} options={optionsFrom(adaptations, t.adaptations)} />
          <Tick form={form} name="pets" label={p.pets} />
          <Tick form={form} name="nightStaff" label={p.nightStaff} />
          <Details summary={p.languages}>
            <Checkboxes form={form} name="languages" legend={p.languages} options={optionsFrom(planLanguages, languageNames(page.language))} inline />
          </Details>
          <Checkboxes form={form} name="awayFrom" legend={p.awayFrom} hint={p.awayHint} options={optionsFrom(regions, t.regions)} />
          <DateField form={form} name="fromDay" label={p.fromDay} value={isoDay(page.now)} />
          <TextField form={form} name="nights" label={p.nights} width="short" inputmode="numeric" value="7" />
          <Radios form={form} name="basis" legend={p.basis} options={optionsFrom(bases, t.bases)} />
          <Tick form={form} name="acute" label={p.acute} hint={p.acuteHint} />
          <Tick form={form} name="all" label={p.all} />
          <Checkboxes form={form} name="shelters" legend={p.shelters} options={shelters.map((one) => ({ value: one.id, text: one.name }))} />
        </Form>
      </>
    ),
  }
}
