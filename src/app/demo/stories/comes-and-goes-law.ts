import { applies, entersDecision, tellsOfPermit } from '#app/demo/law-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { endsDays, endsPermit } from '#app/demo/state-deeds.ts'
import { on, type Story } from '#app/demo/story.ts'
import { addsSupport, agreesPlan, asksNeed, endsGoal, evaluates, saysOutcome, tells, wantsGoal } from '#app/demo/support-deeds.ts'

const words = sealed({
  daysMissed: 'Brevet låg i fel fack. Vi har berättat för henne och för vår chef.',
  daysNot: 'Ärendet avslutades innan dagen kom.',
  daysOther: 'Den andra nämnden svarar för det sedan i förra veckan.',
  daysWrong: 'Datumet lästes fel ur beslutet.',
  daysLonger: 'Hon har fått mer tid på sig, det står i nya beslutet.',
  daysNew: 'Ett nytt beslut ersätter det gamla.',
  goalDance: 'Jag vill dansa igen på lördagar.',
  goalShop: 'Jag vill öppna en liten butik med knappar.',
  notHelped: 'Gruppen var för stor, jag sade inget på hela tiden.',
  goals: 'Sova en hel natt. Veta vem som ringer.',
  how: 'En och samma person två gånger i veckan, promenad om hon vill.',
  followed: 'Vi ses var tredje vecka och frågar henne först.',
  mine: 'Jag vill inte skriva under något, men jag kommer.',
  needSleep: 'Hon sover bara när det finns en stol mot dörren.',
})
const [ture, gun] = ['worker2.alfa', 'head.alfa']

/** Applications that led to nothing, days by law with each outcome, and a plan that she did not agree to. */
export function lawTimes(story: Story): void {
  applies(story, on(story, 236, '09:00'), ture, {
    kind: 'reflection',
    applicant: 'social_board',
    basis: 'trafficking',
    way: 'sealed_letter',
    as: 'first permit',
  })
  endsPermit(story, on(story, 220, '09:00'), ture, 'first permit', 'refused', gun)
  tellsOfPermit(story, on(story, 219, '09:00'), ture, 'first permit', {
    teller: 'social_services',
    what: 'refused',
    language: 'ron',
    interpreter: 'was_missing',
  })
  applies(story, on(story, 200, '09:00'), ture, {
    kind: 'reflection',
    applicant: 'social_board',
    basis: 'trafficking',
    way: 'secure_mail',
    as: 'second permit',
  })
  endsPermit(story, on(story, 190, '09:00'), ture, 'second permit', 'withdrawn', gun)
  applies(story, on(story, 30, '09:00'), ture, { kind: 'permit', applicant: 'social_board', basis: 'trafficking', way: 'by_hand', as: 'third permit' })
  tellsOfPermit(story, on(story, 30, '10:00'), ture, 'third permit', {
    teller: 'social_services',
    what: 'applied',
    language: 'swe',
    interpreter: 'none_needed',
  })
  for (const [days, trigger, outcome, why] of [
    [186, 'decision_served', 'missed', words.daysMissed],
    [184, 'data_asked_for', 'not_applicable', words.daysNot],
    [182, 'matter_started', 'other_authority', words.daysOther],
    [180, 'judgment_final', 'entered_wrong', words.daysWrong],
    [178, 'decision_demanded', 'extended', words.daysLonger],
    [176, 'decision_served', 'replaced', words.daysNew],
  ] as const) {
    entersDecision(story, on(story, days, '09:00'), ture, { trigger, on: days, who: ture })
    endsDays(story, on(story, days - 1, '15:00'), ture, outcome, why)
  }
  entersDecision(story, on(story, 40, '09:00'), ture, { trigger: 'decision_served', on: 40, who: ture })
  asksNeed(story, on(story, 150, '10:00'), ture, 'trauma', { answer: 'yes', urgency: 'now', words: words.needSleep })
  asksNeed(story, on(story, 150, '10:05'), ture, 'work', { answer: 'not_asked' })
  wantsGoal(story, on(story, 150, '11:00'), ture, 'own_wishes', words.goalDance, 'dance')
  wantsGoal(story, on(story, 150, '11:05'), ture, 'work', words.goalShop, 'shop')
  endsGoal(story, on(story, 90, '11:00'), ture, 'dance', 'let_go')
  endsGoal(story, on(story, 90, '11:05'), ture, 'shop', 'changed')
  addsSupport(story, on(story, 148, '09:00'), ture, {
    code: 'peer_group',
    who: ture,
    start: 145,
    due: on(story, 100, '16:00'),
    payer: 'organisation',
    as: 'group',
  })
  saysOutcome(story, on(story, 101, '09:00'), ture, 'group', 'done')
  evaluates(story, on(story, 100, '09:00'), ture, 'group', 'not', words.notHelped)
  const parts = { goals: words.goals, how_and_when: words.how, how_followed: words.followed, my_view: words.mine }
  agreesPlan(story, on(story, 147, '09:00'), ture, { kind: 'implementation', path: 'undecided', language: 'ron', consented: 'no', parts, review: 20 })
  agreesPlan(story, on(story, 60, '13:00'), ture, {
    kind: 'support',
    path: 'undecided',
    language: 'ron',
    consented: 'not_asked',
    parts: { my_view: words.mine },
    review: -30,
  })
  tells(story, on(story, 255, '10:00'), ture, {
    language: 'ron',
    interpreter: 'was_missing',
    items: ['support_anyway', 'interpreter'],
    sheet: 'not_safe_to_give',
    again: 240,
  })
  tells(story, on(story, 240, '13:00'), ture, {
    language: 'swe',
    interpreter: 'none_needed',
    items: ['support_anyway', 'interpreter', 'withdraw'],
    sheet: 'read_aloud',
  })
}
