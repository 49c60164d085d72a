import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import { Notice } from '#ui/components/notice.tsx'
import { State } from '#ui/components/state.tsx'
import { Tag } from '#ui/components/tag.tsx'
import { words } from '#capabilities/directory/words.ts'

type Named = { readonly nameSv: string; readonly nameEn: string }
export const nameIn = (named: Named, language: Language): string => (language === 'sv' ? named.nameSv : named.nameEn)

/** Whether somebody is on duty, in a word and a shape. */
export const OnDuty = ({ somebody, required, language }: { readonly somebody: boolean; readonly required: boolean; readonly language: Language }): VNode => {
  const t = words[language].tonight
  return somebody ? <State tone="done" text={t.onDuty} /> : <State tone={required ? 'late' : 'quiet'} text={t.offDuty} />
}

/** A gap that is here, or is coming. */
export const GapTag = ({ from, now, language }: { readonly from: Date; readonly now: Date; readonly language: Language }): VNode => {
  const t = words[language].gaps
  return from <= now ? <Tag tone="late" text={t.now} /> : <Tag tone="soon" text={t.soon} />
}

type Line = { readonly code: string; readonly number: string; readonly confirmedOn: string | null; readonly status: 'confirmed' | 'unconfirmed' | 'ended' }
/** The emergency number, with how sure we are. */
export const Emergency = ({ lines, language }: { readonly lines: readonly Line[]; readonly language: Language }): VNode | null => {
  const t = words[language].tonight
  const line = lines.find((each) => each.code === 'sos_alarm')
  if (!line) return null
  return (
    <Notice tone="info" title={t.emergency(line.number)}>
      <p class="l-quiet">{line.status === 'confirmed' && line.confirmedOn !== null ? t.checked(line.confirmedOn) : t.unchecked}</p>
    </Notice>
  )
}
