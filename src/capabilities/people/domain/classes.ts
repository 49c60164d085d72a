/**
 * The information classes: what kind of thing is written, which decides who may read it. A record has exactly one.
 * C0 and C11 are plain and behind the walls only; all others are sealed.
 */
export const informationClasses = ['C0', 'C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10', 'C11'] as const
export type InformationClass = (typeof informationClasses)[number]

export const sealedClasses = ['C1', 'C2', 'C3', 'C4', 'C5', 'C6', 'C7', 'C8', 'C9', 'C10'] as const satisfies readonly InformationClass[]
export type SealedClass = (typeof sealedClasses)[number]

export const isInformationClass = (word: unknown): word is InformationClass => (informationClasses as readonly unknown[]).includes(word)
