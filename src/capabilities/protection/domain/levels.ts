/** Four dangers, each judged for itself. They are never added up, and no list of signs decides any of them. */
export const dangers = ['acute', 'lethal', 'again', 'self'] as const
export type Danger = (typeof dangers)[number]

export const levels = ['low', 'medium', 'high', 'unknown'] as const
export type Level = (typeof levels)[number]

/** How sure whoever judged is. */
export const sureness = ['sure', 'fairly', 'unsure'] as const
export type Sureness = (typeof sureness)[number]

/** What the person herself thinks. Not having been asked is an answer of ours, never hers. */
export const ownLevels = [...levels, 'not_asked'] as const
export type OwnLevel = (typeof ownLevels)[number]

export type Judgement = { readonly level: Level; readonly sure: Sureness; readonly own: OwnLevel }
export type Judgements = Readonly<Record<Danger, Judgement>>

export const dangerousTo = (judgements: Judgements, level: Level): readonly Danger[] => dangers.filter((danger) => judgements[danger].level === level)

/** Where she and the assessment say different things. That she does not know, or was not asked, is no disagreement. */
export const disagreements = (judgements: Judgements): readonly Danger[] =>
  dangers.filter((danger) => {
    const { level, own } = judgements[danger]
    return own !== 'not_asked' && own !== 'unknown' && own !== level
  })

/** Which dated rule says how long it may hold: what is not known is looked at again the soonest. */
export const ruleOf = (judgements: Judgements): 'risk_unknown' | 'risk_high' | 'risk_other' =>
  dangerousTo(judgements, 'unknown').length > 0 ? 'risk_unknown' : dangerousTo(judgements, 'high').length > 0 ? 'risk_high' : 'risk_other'
