import type { ActWords } from '#app/record-words/act-words.ts'

export const information: ActWords = {
  'information.demo-told': ['Övningens publika sidor lades in', 'The public pages of the exercise were told'],
  'site.seen': ['Såg läget för de publika sidorna', 'Saw how the public pages stand'],
  'site.text-seen': ['Såg en publik text och dess versioner', 'Saw a public text and its versions'],
  'site.text-proposed': ['Föreslog en publik text', 'Proposed a public text'],
  'site.version-decided': ['Läste eller beslutade om ett förslag till de publika sidorna', 'Read or decided on a proposal for the public pages'],
  'site.numbers-seen': ['Såg de nationella numren', 'Saw the national numbers'],
  'site.number-proposed': ['Föreslog ett nationellt nummer', 'Proposed a national number'],
  'site.services-seen': ['Såg vad verksamheten visar för alla', 'Saw what the zone shows to everybody'],
  'site.service-proposed': ['Föreslog vad verksamheten visar för alla', 'Proposed what the zone shows to everybody'],
}
