import { accept, refuse } from '#kernel/result.ts'
import { form, type Answer } from '#platform/http/door.ts'
import { variablesOf } from '#capabilities/statistics/domain/asked.ts'
import { silences, type Silence } from '#capabilities/statistics/domain/dataset.ts'
import { cross } from '#capabilities/statistics/domain/table.ts'
import { Crossing } from '#capabilities/statistics/forms.ts'
import { crossingPage } from '#capabilities/statistics/pages/crossing-page.tsx'
import { statisticsPaths } from '#capabilities/statistics/paths.ts'
import { loadReferrals } from '#capabilities/statistics/queries/show-referrals.ts'
import { saySilence, words } from '#capabilities/statistics/words.ts'

type Refusal = { readonly kind: Silence | 'asked-twice' }

const silent = Object.fromEntries(
  silences.map((silence) => [silence, { status: 422, words: { sv: saySilence(silence, 'sv'), en: saySilence(silence, 'en') } } satisfies Answer]),
) as unknown as Readonly<Record<Silence, Answer>>

export const crossing = form({
  path: '/statistics/referrals-2013-2014/crossing',
  name: 'statistics-ask-crossing',
  may: ['statistician'],
  records: 'statistics.crossing-asked',
  accepts: Crossing,
  read: async (visit) => await loadReferrals(visit.tx),
  start: () => ({ rows: 'group', columns: 'purpose' }),
  view: (_, state, page) => crossingPage(state, page),
  submit: async (visit, { form: { rows, columns } }, { coded }) => {
    const answer = cross(coded, [...variablesOf(rows), ...variablesOf(columns)])
    visit.note({ object: `${rows}+${columns ?? 'none'}` })
    if (answer.ok) return accept({ to: statisticsPaths.referrals(rows, columns ?? undefined) })
    return refuse<Refusal>({ kind: answer.refusal.kind === 'undetermined' ? answer.refusal.silence : 'asked-twice' })
  },
  refusals: { ...silent, 'asked-twice': { status: 422, field: 'columns', words: { sv: words.sv.crossing.twice, en: words.en.crossing.twice } } },
})
