import type { VNode } from 'preact'
import type { Language } from '#kernel/language.ts'
import { Notice } from '#ui/components/notice.tsx'
import { whyOf } from '#capabilities/support/domain/deadline-why.ts'
import { say } from '#capabilities/support/pages/law-parts.tsx'
import type { DeadlineModel, DeadlineRow } from '#capabilities/support/queries/show-deadlines.ts'
import { lawWords } from '#capabilities/support/words.law.ts'

const upper = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1)

/** One sentence: what it is counted from, how long, and what that gives. */
export function sayWhy(one: DeadlineRow, language: Language): string {
  const t = lawWords[language].clocks
  const what = one.trigger === null ? '' : t.triggers[one.trigger]
  const [from, due] = [say(one.countedFrom, language), say(one.dueOn, language)]
  const sentence = {
    stated: () => upper(t.stated(what, due)),
    at_once: () => t.atOnce(from, what),
    computed: () => t.computed(from, what, upper(t.counted(one.rule.amount, one.rule.unit)), due),
  }
  return sentence[whyOf(one)]()
}

/** What offices being closed does to it: both days, and which rule. */
export const RestNotice = ({ model, language }: { readonly model: DeadlineModel; readonly language: Language }): VNode | null => {
  const t = lawWords[language].clocks
  const { rest, deadline } = model
  if (rest === null) return null
  const before = say(rest.before, language)
  const said =
    deadline.lastOn !== deadline.dueOn
      ? t.moves(say(deadline.lastOn, language))
      : deadline.rule.rest === 'unsure' && !deadline.fromDocument
        ? t.unsureRest(before)
        : t.staysOn(before)
  return <Notice tone="warn">{`${upper(t.onRest(say(deadline.dueOn, language), rest.name ?? t.rests[rest.why]))} ${said}`}</Notice>
}

export const ChangedRule = ({ one, language }: { readonly one: DeadlineRow; readonly language: Language }): VNode | null => {
  const t = lawWords[language].clocks
  if (one.changedTo === null) return null
  if (one.changedTo === 'gone') return <Notice tone="warn">{t.ruleGone}</Notice>
  const { amount, unit } = one.changedTo
  return <Notice tone="warn">{`${t.ruleChanged(t.counted(one.rule.amount, one.rule.unit), one.rule.validFrom)} ${t.ruleNow(t.counted(amount, unit))}`}</Notice>
}
