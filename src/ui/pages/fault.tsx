import type { Page, Shown } from '#ui/page.ts'
import { uiWords } from '#ui/words.ts'

const faultPage =
  (kind: 'fault' | 'damaged') =>
  (page: Pick<Page, 'language'>, reference: string): Shown => {
    const words = uiWords[page.language].pages[kind]
    return {
      title: words.title,
      body: (
        <>
          <h1>{words.title}</h1>
          <p class="l-lead">{words.lead}</p>
          <p>{words.todo}</p>
          <p class="l-reference">
            <span class="l-quiet">{words.reference}</span> <strong class="l-tabular">{reference}</strong>
          </p>
        </>
      ),
    }
  }

/** 500: a reference number and nothing else. */
export const FaultPage = faultPage('fault')

/** 500: what is stored is not as it was written. Another try does not help, so none is asked for. */
export const DamagedPage = faultPage('damaged')
