import { z } from 'zod'
import { page, type Door } from '#platform/http/door.ts'
import * as f from '#platform/http/fields.ts'
import { caseRoles } from '#capabilities/people/contract.ts'
import { supportRoles } from '#capabilities/support/domain/roles.ts'
import { oneCase } from '#capabilities/support/forms/plan.ts'
import { coursePage } from '#capabilities/support/pages/course-page.tsx'
import { duePage } from '#capabilities/support/pages/due-page.tsx'
import { supportPaths } from '#capabilities/support/paths.ts'
import { dueAnswer, dueShows, showDue } from '#capabilities/support/queries/due.ts'
import { courseAnswer, showCourse } from '#capabilities/support/queries/show-course.ts'

/** What waits, in the cases one works in. */
const due = page({
  path: supportPaths.list,
  name: 'support-due',
  may: supportRoles,
  query: z.object({ show: f.optionalChoice(dueShows) }),
  records: 'support.due-listed',
  answers: dueAnswer,
  read: (visit, { query }) => showDue(visit, query.show),
  view: duePage,
})

const course = page({
  path: supportPaths.course(':id'),
  name: 'case-course',
  may: caseRoles,
  scope: 'id',
  params: oneCase,
  records: 'course.seen',
  answers: courseAnswer,
  read: (visit, { params }) => showCourse(visit, params.id),
  view: coursePage,
})

export const courseDoors: readonly Door[] = [due, course]
