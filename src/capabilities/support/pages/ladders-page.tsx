import type { VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { State } from '#ui/components/state.tsx'
import { isoDay } from '#ui/when.ts'
import { BackToCase, measureTone, stateWords, toPlan } from '#capabilities/support/pages/parts.tsx'
import { supportPaths } from '#capabilities/support/paths.ts'
import type { LaddersModel, MeasureOut } from '#capabilities/support/queries/show-plan.ts'
import { supportWords } from '#capabilities/support/words.ts'

const Standing = ({ one, caseId, page }: { readonly one: MeasureOut; readonly caseId: string; readonly page: Page }): VNode => (
  <li>
    <a href={supportPaths.measure(caseId, one.id)}>
      <State tone={measureTone[one.state]} text={stateWords(one.state, page.language)} />
    </a>
    <span class="l-quiet l-tabular">{` ${one.startOn} – ${one.outcomeOn ?? isoDay(one.dueAt)}`}</span>
  </li>
)

/** What is only planned, or came to nothing, is not stood on. */
const standsOn = ({ state }: MeasureOut): boolean => state === 'under_way' || state === 'late' || state === 'done' || state === 'already_given'

/** Two ladders, the foot at the bottom as on a wall; the order read aloud is the same, from the top. */
export function laddersPage(model: LaddersModel, page: Page): Shown {
  const { language } = page
  const t = supportWords[language].plan
  const head = model.case
  return {
    title: `${t.ladders} · ${head.pseudonym}`,
    place: 'cases',
    trail: toPlan(head, language),
    body: (
      <>
        <h1>{t.ladders}</h1>
        <p class="govuk-body">{t.laddersLead}</p>
        <div class="l-columns l-columns--2">
          {model.ladders.map(({ ladder, rungs }) => (
            <section key={ladder} aria-label={t.ladderNames[ladder]}>
              <h2>{t.ladderNames[ladder]}</h2>
              <ol class="l-ladder" reversed>
                {rungs.toReversed().map(({ code, measures }) => (
                  <li key={code} class={measures.some(standsOn) ? 'l-rung l-rung--held' : 'l-rung'}>
                    <h3 class="l-rung__name">{t.codes[code]}</h3>
                    {measures.length === 0 ? (
                      <p class="l-quiet">
                        {t.notBegun}
                        {model.mayWrite ? (
                          <>
                            {' · '}
                            <a href={supportPaths.newMeasureOf(head.id, code)}>
                              {t.beginRung}
                              <span class="govuk-visually-hidden">{`: ${t.codes[code]}`}</span>
                            </a>
                          </>
                        ) : null}
                      </p>
                    ) : (
                      <ul class="govuk-list">
                        {measures.map((one) => (
                          <Standing key={one.id} one={one} caseId={head.id} page={page} />
                        ))}
                      </ul>
                    )}
                  </li>
                ))}
              </ol>
            </section>
          ))}
        </div>
        <BackToCase head={head} language={language} />
      </>
    ),
  }
}
