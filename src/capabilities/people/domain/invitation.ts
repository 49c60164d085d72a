import { daysAfter } from '#kernel/time.ts'

/** Real days a new person's link may lie unused; after first use ten minutes are left (in `people.find_invitation`). */
export const inviteDays = 7
export const inviteUntil = (realNow: Date): Date => daysAfter(realNow, inviteDays)
