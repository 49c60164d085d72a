import type { VNode } from 'preact'
import type { Page } from '#ui/page.ts'
import { Panel } from '#ui/components/panel.tsx'
import { State } from '#ui/components/state.tsx'
import { Time } from '#ui/components/time.tsx'
import { clockTone } from '#capabilities/cooperation/pages/meetings-page.tsx'
import { sayPerson } from '#capabilities/cases/contract.ts'
import { cooperationPaths } from '#capabilities/cooperation/paths.ts'
import type { CaseMeetings } from '#capabilities/cooperation/queries/case-meetings.ts'
import { cooperationWords } from '#capabilities/cooperation/words.ts'

type Standing = { readonly clock: CaseMeetings['clocks'][number]; readonly names: CaseMeetings['names']; readonly page: Page }
/** Who answers now in the place of somebody who is not there; a red tag when nobody is. */
const StandsIn = ({ clock, names, page }: Standing): VNode | null => {
  if (clock.standInId === null) return null
  const { clockStandIn } = cooperationWords[page.language]
  const name = sayPerson(names, clock.standInId, page.language)
  if (!clock.unanswered) return <>{clockStandIn.now(name)}</>
  return (
    <>
      <State tone="late" text={clockStandIn.nobody} /> {clockStandIn.staysWith(name)}
    </>
  )
}

/** On the page of a case: meetings and clocks. */
export function CaseMeetingsPanel(model: CaseMeetings, page: Page): VNode {
  const words = cooperationWords[page.language]
  const late = model.clocks.some((clock) => clock.state === 'late')
  return (
    <Panel
      title={words.panel.title}
      tone={late ? 'late' : 'plain'}
      {...(model.mayConvene ? { action: { href: cooperationPaths.convene(model.caseId), text: words.panel.convene } } : {})}
    >
      <ul>
        {model.clocks
          .filter((clock) => !clock.state.startsWith('met'))
          .map((clock) => (
            <li key={clock.id}>
              <a href={clock.own ? cooperationPaths.clock(clock.id) : cooperationPaths.list}>{words.clocks[clock.code]}</a>:{' '}
              <State tone={clockTone(clock.state)} text={words.clockStates[clock.state]} />{' '}
              <Time at={clock.dueAt} now={page.now} language={page.language} as="both" /> <StandsIn clock={clock} names={model.names} page={page} />
            </li>
          ))}
      </ul>
      {model.meetings.length === 0 ? <p class="l-quiet">{words.panel.none}</p> : null}
      <ul>
        {model.meetings.map((meeting) => (
          <li key={meeting.id}>
            <a href={cooperationPaths.one(meeting.id)}>
              {words.acuteMeeting} · {meeting.word}
            </a>{' '}
            · <Time at={meeting.at} now={page.now} language={page.language} as="both" /> ·{' '}
            <State tone={meeting.state === 'held' ? 'done' : meeting.state === 'called' ? 'soon' : 'quiet'} text={words.states[meeting.state]} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}
