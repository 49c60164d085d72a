import type { ActWords } from '#app/record-words/act-words.ts'

export const statistics: ActWords = {
  'statistics.programme-counted': ['Återvändandeprogrammet räknades', 'The return programme was counted'],
  'statistics.crossing-asked': ['Frågade efter en uppdelning av statistiken', 'Asked for a crossing of statistics'],
  'statistics.exported': ['Hämtade ut statistik', 'Exported statistics'],
  'statistics.furnished': ['Statistikens publicerade uppgifter lades in', 'Published statistics were kept'],
  'statistics.quarters-counted': ['Avslutade ärenden räknades för kvartal som är slut', 'Closed cases were counted for quarters that have ended'],
  'statistics.seen': ['Såg statistiken', 'Saw the statistics'],
  'statistics.twelfth-counted': [
    'Tolvmånadersuppföljningen i återvändandeprogrammet räknades',
    'The twelve-month contacts of the return programme were counted',
  ],
  'statistics.table-seen': ['Såg en tabell i statistiken', 'Saw a table of statistics'],
}
