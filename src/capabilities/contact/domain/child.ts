import type { YesNoUnknown } from '#capabilities/contact/domain/codes.ts'

/** Unknown age is treated as a child until somebody knows. */
export const countsAsChild = (answer: YesNoUnknown): boolean => answer !== 'no'
