import { z } from 'zod'
import { page } from '#platform/http/door.ts'
import * as f from '#platform/http/fields.ts'
import { riskRoles } from '#capabilities/protection/domain/roles.ts'
import { duePage } from '#capabilities/protection/pages/due-page.tsx'
import { protectionPaths } from '#capabilities/protection/paths.ts'
import { dueAnswer, dueShows, showDue } from '#capabilities/protection/queries/due.ts'

/** What is to be looked at again, in the cases one works in. */
export const dueDoor = page({
  path: protectionPaths.list,
  name: 'reviews-due',
  may: riskRoles,
  query: z.object({ show: f.optionalChoice(dueShows) }),
  records: 'reviews.listed',
  answers: dueAnswer,
  read: (visit, { query }) => showDue(visit, query.show),
  view: duePage,
})
