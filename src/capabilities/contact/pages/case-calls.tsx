import type { VNode } from 'preact'
import type { Page } from '#ui/page.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'
import { Day } from '#ui/components/day.tsx'
import { Notice } from '#ui/components/notice.tsx'
import { Panel } from '#ui/components/panel.tsx'
import { State } from '#ui/components/state.tsx'
import { SummaryList } from '#ui/components/summary-list.tsx'
import { Time } from '#ui/components/time.tsx'
import type { CallState } from '#capabilities/contact/domain/codes.ts'
import type { Channel, SafeContactFlag } from '#capabilities/contact/domain/safe-contact.ts'
import { contactPaths } from '#capabilities/contact/paths.ts'
import { contactWords } from '#capabilities/contact/words.ts'

export type CaseCalls = {
  readonly caseId: string
  readonly nobodySaid: boolean
  /** The day somebody last said in the case what is safe. */
  readonly saidOn: string | null
  readonly maySay: boolean
  readonly calls: readonly { readonly id: string; readonly takenAt: Date; readonly state: CallState }[]
  readonly now: readonly { readonly channel: Channel; readonly why: SafeContactFlag | 'outside_hours' | 'no_rule' | null }[]
}

/** On the page of a case: whether she may be reached now, and the calls of the own zone. */
export function CaseCallsPanel(model: CaseCalls, page: Page): VNode {
  const words = contactWords[page.language]
  return (
    <Panel title={words.panel.title}>
      {model.nobodySaid ? <Notice tone="danger">{words.safe.nobody}</Notice> : null}
      <SummaryList
        rows={model.now.map(({ channel, why }) => ({
          key: channel,
          text: words.channels[channel],
          value: why === null ? <State tone="done" text={words.may} /> : <State tone="late" text={words.why[why]} />,
        }))}
      />
      {model.saidOn === null ? null : (
        <p>
          {words.safe.saidOn} <Day on={model.saidOn} now={page.now} language={page.language} />
        </p>
      )}
      {model.maySay ? (
        <ButtonLink href={contactPaths.safeOfCase(model.caseId)} tone="quiet" small>
          {words.safe.title}
        </ButtonLink>
      ) : null}
      <ul>
        {model.calls.map((call) => (
          <li key={call.id}>
            <a href={contactPaths.one(call.id)}>{words.panel.one}</a> <Time at={call.takenAt} now={page.now} language={page.language} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
