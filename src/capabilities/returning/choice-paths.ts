import type { Id } from '#kernel/id.ts'
import { returnPaths } from '#capabilities/returning/paths.ts'

const under = (caseId: Id, rest: string): string => `${returnPaths.ofCase(caseId)}/${rest}`

export const choicePaths = {
  list: (show?: string): string => (show === undefined || show === 'open' ? returnPaths.mine : `${returnPaths.mine}?show=${show}`),
  parties: (caseId: Id): string => under(caseId, 'parties/new'),
  inform: (caseId: Id): string => under(caseId, 'information/new'),
  sheet: (caseId: Id, edition: string, language: string): string => under(caseId, `information/${edition}/${language}`),
  choose: (caseId: Id): string => under(caseId, 'choice/new'),
  choice: (caseId: Id): string => under(caseId, 'choice'),
  choiceSheet: (caseId: Id): string => under(caseId, 'choice/sheet'),
  apply: (caseId: Id): string => under(caseId, 'application/new'),
  decide: (caseId: Id): string => under(caseId, 'admission/new'),
  finding: (caseId: Id): string => under(caseId, 'findings/new'),
  findings: (caseId: Id): string => under(caseId, 'findings'),
  withdraw: (caseId: Id): string => under(caseId, 'withdrawal'),
  close: (caseId: Id): string => under(caseId, 'closing'),
} as const
