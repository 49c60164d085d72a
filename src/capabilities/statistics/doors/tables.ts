import { file, page } from '#platform/http/door.ts'
import { csvOf } from '#capabilities/statistics/pages/referrals-csv.ts'
import { Asked } from '#capabilities/statistics/forms.ts'
import { overviewPage } from '#capabilities/statistics/pages/overview-page.tsx'
import { referralsPage } from '#capabilities/statistics/pages/referrals-page.tsx'
import { findOverview, Overview } from '#capabilities/statistics/queries/show-overview.ts'
import { findReferrals, Referrals, type ReferralsModel } from '#capabilities/statistics/queries/show-referrals.ts'
import type { Choice } from '#capabilities/statistics/domain/asked.ts'

/** Without a choice: women, girls, men and boys by purpose. */
const columnsOf = (rows: Choice, columns: Choice | undefined): Choice | null => columns ?? (rows === 'group' ? 'purpose' : null)
const noteOf = (model: ReferralsModel) => ({ object: `${model.dataset.id}:${model.by.join('+')}`, count: model.cells.length })

export const overview = page({
  path: '/statistics',
  name: 'statistics',
  may: ['statistician'],
  records: 'statistics.seen',
  answers: Overview,
  read: async (visit) => await findOverview(visit.tx, visit.now),
  view: overviewPage,
})

export const referrals = page({
  path: '/statistics/referrals-2013-2014',
  name: 'statistics-referrals',
  may: ['statistician'],
  query: Asked,
  records: 'statistics.table-seen',
  answers: Referrals,
  read: async (visit, { query }) => {
    const model = await findReferrals(visit.tx, query.rows, columnsOf(query.rows, query.columns))
    if (model) visit.note(noteOf(model))
    return model
  },
  view: referralsPage,
})

export const csv = file({
  path: '/statistics/referrals-2013-2014/csv',
  name: 'statistics-referrals-csv',
  may: ['statistician'],
  query: Asked,
  records: 'statistics.exported',
  file: async (visit, { query }) => {
    const model = await findReferrals(visit.tx, query.rows, columnsOf(query.rows, query.columns))
    if (!model || model.refused !== null) return null
    visit.note(noteOf(model))
    return { name: 'referrals-2013-2014.csv', type: 'text/csv; charset=utf-8', body: csvOf(model, visit.actor.language) }
  },
})
