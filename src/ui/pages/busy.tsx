import type { Page, Shown } from '#ui/page.ts'
import { uiWords } from '#ui/words.ts'

const waitPage =
  (kind: 'busy' | 'closed') =>
  (page: Pick<Page, 'language'>, sent = false): Shown => {
    const { busy, [kind]: words } = uiWords[page.language].pages
    return {
      title: words.title,
      body: (
        <>
          <h1>{words.title}</h1>
          <p class="l-lead">{words.lead}</p>
          {sent ? <p>{busy.sent}</p> : null}
          <p>{busy.todo}</p>
        </>
      ),
    }
  }

/** 503. `sent`: she sent something, and nobody knows whether it arrived. */
export const BusyPage = waitPage('busy')

/** 503: the keys of the cases cannot be reached. What needs none of them goes on. */
export const ClosedPage = waitPage('closed')
