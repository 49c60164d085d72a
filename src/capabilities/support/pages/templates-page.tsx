import type { Page, Shown } from '#ui/page.ts'
import { Panel } from '#ui/components/panel.tsx'
import { templatePaths, templatePersons, templates, type TemplatePath, type TemplatePerson } from '#capabilities/support/domain/templates.ts'
import { BackToCase, toPlan, type CaseHead } from '#capabilities/support/pages/parts.tsx'
import { supportPaths } from '#capabilities/support/paths.ts'
import { supportWords } from '#capabilities/support/words.ts'

type TemplatesModel = { readonly case: CaseHead; readonly path: TemplatePath; readonly person: TemplatePerson }

/** Questions to ask. A link leads to an empty form with an area or a measure chosen; nothing is ever filled in. */
export function templatesPage(model: TemplatesModel, page: Page): Shown {
  const { language } = page
  const words = supportWords[language]
  const t = words.plan
  const asked: Readonly<Record<string, string>> = words.templates.ask[model.path][model.person]
  const head = model.case
  return {
    title: `${t.templates} · ${head.pseudonym}`,
    place: 'cases',
    trail: toPlan(head, language),
    body: (
      <>
        <h1>{t.templates}</h1>
        <nav aria-label={words.templates.choose}>
          {templatePaths.map((path) => (
            <p key={path}>
              {`${words.templates.paths[path]}: `}
              {templatePersons.map((person, place) => (
                <>
                  {place === 0 ? '' : ' · '}
                  {path === model.path && person === model.person ? (
                    <strong aria-current="page">{words.templates.persons[person]}</strong>
                  ) : (
                    <a href={supportPaths.templatesFor(head.id, path, person)}>{words.templates.persons[person]}</a>
                  )}
                </>
              ))}
            </p>
          ))}
        </nav>
        <p class="govuk-body">{t.templatesLead}</p>
        <h2>{`${words.templates.paths[model.path]} · ${words.templates.persons[model.person]}`}</h2>
        {templates[model.path][model.person].map((proposal) => (
          <Panel
            key={proposal.key}
            level={3}
            title={asked[proposal.key] ?? words.areas[proposal.area]}
            aside={words.areas[proposal.area]}
            action={{ href: supportPaths.newGoalIn(head.id, proposal.area), text: t.templatesAsk }}
          >
            <p class="l-quiet">{t.templatesMeasure}</p>
            <ul class="govuk-list">
              {proposal.measures.map((code) => (
                <li key={code}>
                  <a href={supportPaths.newMeasureOf(head.id, code)}>{t.codes[code]}</a>
                </li>
              ))}
            </ul>
          </Panel>
        ))}
        <BackToCase head={head} language={language} />
      </>
    ),
  }
}
