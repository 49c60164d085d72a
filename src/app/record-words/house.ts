import type { ActWords } from '#app/record-words/act-words.ts'

export const house: ActWords = {
  'backup.made': ['Säkerhetskopia togs', 'Backup was made'],
  'backup.restored': ['Säkerhetskopia återställdes', 'Backup was restored'],
  'case.purge-decided': ['Beslutade om gallring', 'Decided on erasure'],
  'case.purge-seconded': ['Bekräftade beslut om gallring', 'Seconded a decision on erasure'],
  'case.purged': ['Gallrade ett ärende', 'Erased a case'],
  'day.seen': ['Såg Min dag', 'Saw My day'],
  'demo.told': ['Övningens berättelse lades in', 'The exercise was told'],
  'draft.kept': ['Osänd text sparades förseglad', 'Unsent text was kept, sealed'],
  'draft.listed': ['Såg sina osända texter', 'Saw the own unsent texts'],
  'record-review.seen': ['Läste loggen', 'Read the record'],
  'record.carried': ['Loggens rader fördes vidare', 'Lines of the record were carried on'],
  'record.erased': ['Loggens äldsta rader gallrades', 'The oldest lines of the record were erased'],
  'record.forgotten': ['Loggens äldsta rader glömdes', 'The oldest lines of the record were forgotten'],
  'record.heartbeat': ['Loggen kontrollerade sig själv', 'The record checked itself'],
  'record.restated': ['En tabell skrevs in i loggen på nytt', 'A table was stated in the record anew'],
  'record.restored': ['Loggen fördes vidare efter en återställning', 'The record went on after a restore'],
  'record.rows': ['Fler rader hörde till samma händelse', 'More rows belonged to the same act'],
  'reference.kept': ['Grunduppgifter lades in', 'Reference data was kept'],
}
