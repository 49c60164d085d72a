import { adds, asks, changes, finishes, numbers, writes } from '#app/demo/case-deeds.ts'
import { assesses, observes } from '#app/demo/protection-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { ago, newStory, type Story } from '#app/demo/story.ts'
import type { Id } from '#kernel/id.ts'
import type { Instant } from '#kernel/time.ts'

const words = sealed({
  name: 'Bozhilka Påhittova',
  number: '20080231-0017',
  identity: 'Kallar sig Bozhilka Påhittova, från Bulgarien. På hotellets papper står 20080231-0017. Åldern är inte känd, id-handling saknas.',
  needs: 'Hen vill sova någonstans i natt där ingen från resan hittar hen. Vill ringa sin syster i morgon, inte i kväll. Har själv valt att vi skriver.',
  threat: 'Två personer söker efter hen enligt hen själv. Tror inte att de vet vilken ort det är. Egen bedömning: stor oro, osäkert.',
  signs: 'Receptionen såg två män vänta i bilen och ta emot passen vid incheckningen.',
  searching: 'Hen säger att de brukar leta på hotell. Ingen har sett dem på orten.',
  tooEarly: 'Det vet ingen än. Fråga igen när hen har sovit.',
  owning: 'De ger sig inte. Men här vet de inte var jag är.',
})

/** What the case of tonight's acute meeting holds beside its call and its meeting, which the rooms tell themselves. */
export function acuteMeeting(today: Instant, acuteCase: Id): Story {
  const story = newStory('acute-meeting', today)
  story.ids.set('case', acuteCase)
  const [disa, gun] = ['operator.alfa', 'head.alfa']
  numbers(story, ago(story, 105), disa, 'ALFA 2026:0139')
  changes(story, ago(story, 104), disa, { track: 'exploitation' })
  writes(story, ago(story, 103), disa, { class: 'C1', kind: 'identity', text: words.identity, names: [words.name], numbers: [words.number] })
  writes(story, ago(story, 101), disa, { class: 'C4', kind: 'note', text: words.needs })
  writes(story, ago(story, 99), disa, { class: 'C10', kind: 'threat_note', text: words.threat })
  observes(story, ago(story, 99), disa, {
    list: 'child',
    forms: ['sexual'],
    seer: 'public',
    knowing: 'first_hand',
    present: ['papers_kept', 'watched', 'others_speak'],
    notSeen: ['marks_of_violence'],
    words: words.signs,
  })
  assesses(story, ago(story, 98), disa, {
    occasion: 'first',
    judged: {
      acute: ['medium', 'unsure', 'high', words.searching],
      lethal: ['unknown', 'unsure', 'not_asked', words.tooEarly],
      again: ['medium', 'unsure', 'medium', words.searching],
      self: ['unknown', 'unsure', 'not_asked'],
    },
    ratings: {
      several_people: 'present',
      knows_who: 'present',
      knows_where: 'possible',
      papers_elsewhere: 'present',
      is_child: 'possible',
      safe_housing: 'unknown',
    },
    own: words.owning,
    review: -1,
    valid: -2,
  })
  adds(story, ago(story, 98), disa, { who: gun, classes: ['C1', 'C2', 'C4', 'C10'], writes: ['C1', 'C2', 'C4', 'C10'], position: 'deputy', days: 60 })
  asks(story, ago(story, 97), disa, { zone: 'ALFA', title: 'concern_report', who: disa, due: ago(story, 50), deputy: gun, as: 'concern' })
  asks(story, ago(story, 96), disa, { zone: 'ALFA', title: 'contact_agency', who: disa, due: ago(story, 30), deputy: gun })
  finishes(story, ago(story, 62), disa, 'concern')
  return story
}
