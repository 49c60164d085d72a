import { z } from 'zod'
import { page } from '#platform/http/door.ts'
import { roles } from '#capabilities/people/contract.ts'
import { alarmPage } from '#capabilities/directory/pages/offline-page.tsx'
import { AlarmList, alarmList } from '#capabilities/directory/queries/offline-lists.ts'

export const alarmDoor = page({
  path: '/directory/alarm/:county',
  name: 'directory-alarm-list',
  may: roles,
  params: z.object({ county: z.string().regex(/^\d{2}$/) }),
  records: 'directory.alarm-list-seen',
  answers: AlarmList,
  read: async (visit, { params }) => await alarmList(visit.tx, params.county, visit.now),
  view: alarmPage,
})
