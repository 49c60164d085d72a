import { spokenLanguages, type SpokenLanguage } from '#kernel/spoken-language.ts'

/** A plan of her own, and a child's version of one. */
export const planKinds = ['own', 'child'] as const
export type PlanKind = (typeof planKinds)[number]

/** The parts of a plan, in the order in which they stand on paper. Each is text in her language; what is empty is left out. */
export const sectionsOf = {
  own: [
    'danger',
    'code_word',
    'safe_way',
    'may_know',
    'never_contact',
    'phone',
    'online',
    'ways',
    'school',
    'work',
    'bring',
    'money',
    'court',
    'journey',
    'kept_where',
  ],
  child: ['danger', 'my_people', 'my_word', 'safe_places', 'my_phone', 'my_school', 'keep_quiet', 'helps_me', 'my_wish'],
} as const
export type Section = (typeof sectionsOf)[PlanKind][number]

/** Phone and accounts, ticked off together with her. */
export const phoneChecks = ['new_number', 'passwords', 'sharing_off', 'others_logged_out', 'trackers', 'backups', 'lock_screen'] as const
export type PhoneCheck = (typeof phoneChecks)[number]

/** Where her copy is. `never`: a paper could be found by the wrong person. */
export const copies = ['given', 'kept_here', 'never'] as const
export type Copy = (typeof copies)[number]

export const planLanguages: readonly SpokenLanguage[] = spokenLanguages

export const classOf = (kind: PlanKind): 'C10' | 'C9' => (kind === 'child' ? 'C9' : 'C10')
export const recordKindOf = (kind: PlanKind): 'safety_plan' | 'child_safety_plan' => (kind === 'child' ? 'child_safety_plan' : 'safety_plan')

/** A paper that must not exist is not printed. */
export const mayPrint = (copy: Copy): boolean => copy !== 'never'
