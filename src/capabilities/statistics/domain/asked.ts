import { variables, type Variable } from '#capabilities/statistics/domain/dataset.ts'

/** What may be chosen for rows and columns. `group` is women, girls, men and boys: sex and age together. */
export const choices = ['group', ...variables] as const
export type Choice = (typeof choices)[number]

/** The variables of a choice. */
export const variablesOf = (choice: Choice | null): readonly Variable[] => (choice === null ? [] : choice === 'group' ? ['sex', 'age'] : [choice])
