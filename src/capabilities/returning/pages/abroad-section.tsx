import type { VNode } from 'preact'
import { Panel } from '#ui/components/panel.tsx'
import { State } from '#ui/components/state.tsx'
import type { Page } from '#ui/page.ts'
import { abroadPaths } from '#capabilities/returning/abroad-paths.ts'
import { handoverTone } from '#capabilities/returning/pages/abroad-parts.tsx'
import type { AbroadOnReturn } from '#capabilities/returning/queries/abroad-section.ts'
import { abroadWords } from '#capabilities/returning/words.abroad.ts'

/** Hand-overs on the page of a return. */
export function AbroadSection(model: AbroadOnReturn, { language }: Page): VNode {
  const t = abroadWords[language]
  return (
    <Panel title={t.title} action={{ href: abroadPaths.ofCase(model.caseId), text: model.states.length === 0 && model.mayBegin ? t.begin : t.title }}>
      {model.states.length === 0 ? (
        <p>{t.none}</p>
      ) : (
        <ul class="govuk-list">
          {model.states.map((state, place) => (
            <li key={place}>
              <State tone={handoverTone[state]} text={t.states[state]} />
            </li>
          ))}
        </ul>
      )}
      {model.unsettled > 0 ? <p>{`${t.columns.answers}: ${model.unsettled}`}</p> : null}
    </Panel>
  )
}
