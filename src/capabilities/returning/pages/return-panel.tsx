import type { VNode } from 'preact'
import type { Page } from '#ui/page.ts'
import { Panel } from '#ui/components/panel.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { returnPaths } from '#capabilities/returning/paths.ts'
import type { CaseReturn } from '#capabilities/returning/queries/case-return.ts'
import { choiceWords } from '#capabilities/returning/words.choice.ts'

/** On the page of a case: one neutral word, and the way there. */
export function ReturnPanel({ caseId, phase, outcome, mayBegin }: CaseReturn, { language }: Page): VNode {
  const t = choiceWords[language]
  const action = phase
    ? { href: returnPaths.ofCase(caseId), text: t.panel.open }
    : mayBegin
      ? { href: returnPaths.begin(caseId), text: t.panel.begin }
      : undefined
  return (
    <Panel title={t.panel.title} id="return" tone={phase ? 'mist' : 'plain'} action={action}>
      {phase ? (
        <p>
          <Tag tone={phase === 'ended' ? 'quiet' : 'new'} text={t.phases[phase]} /> {outcome ? t.outcomes[outcome] : null}
        </p>
      ) : (
        <p class="l-quiet">{t.panel.none}</p>
      )}
    </Panel>
  )
}
