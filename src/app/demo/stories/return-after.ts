import { addsSupportThere, confirmsReception, followsUp, grants, movesSupportThere, saysGoal } from '#app/demo/return-after-deeds.ts'
import { arrangesJourney, checksDeparture, letsKnow, plansJourney, saysOnTheWay, writesLeg } from '#app/demo/return-journey-deeds.ts'
import { sealed } from '#app/demo/sealed-words.ts'
import { sixMonthsApproved } from '#app/demo/stories/return-before.ts'
import { on, type Story } from '#app/demo/story.ts'

const words = sealed({
  fromThere: 'Stora resehallen, perrong 4, Hittepåstad',
  toThere: 'Hlavná stanica, Vymyslené Mesto, pri hodinách',
  train: 'ZQ 612, vagn 9, fönsterplats',
  onTheWay: 'Missar hon bytet väntar partnerns person kvar till sista tåget.',
  safeNumbers: 'Anna 070-174 06 83',
  received: 'Partnerns person mötte henne vid spåret med en grön paraply. Bostaden har två rum och lås på bägge.',
  sewing: 'Symaskinen valde hon själv på marknaden. Kursen börjar på torsdagar.',
  firstDays: '”Jag sov tio timmar. Det är tyst här på kvällarna.”',
  firstMonth: '”Jag vet vart jag går om det blir fel. Jag vill att ni ringer igen.”',
  thirdMonth: '”Någon skrev till mig. Jag svarade inte och visade er i stället.”',
})

/** One long train with a place by the window; approved by two, checked the day before, and all as it was to be. */
function sixMonthsJourney(story: Story): void {
  const anna = 'return.retur'
  plansJourney(story, on(story, 192, '10:00'), anna)
  writesLeg(story, on(story, 192, '10:20'), anna, {
    mode: 'train',
    from: { at: on(story, 183, '07:15'), country: 'SE', zone: 'Europe/Stockholm', place: words.fromThere },
    to: { at: on(story, 183, '18:30'), country: 'SK', zone: 'Europe/Bratislava', place: words.toThere },
    help: 'none',
    metBy: 'partner',
    number: words.train,
    meets: words.toThere,
    as: 'her train',
  })
  arrangesJourney(story, on(story, 192, '10:40'), anna, {
    escort: 'none',
    fallback: ['next_departure', 'call_knower'],
    language: 'slk',
    plan: words.onTheWay,
    numbers: words.safeNumbers,
    sheet: words.onTheWay,
  })
  letsKnow(story, on(story, 192, '11:00'), anna, 'coordinator.sthm')
  checksDeparture(story, on(story, 185, '14:00'), anna)
  sixMonthsApproved(story)
  saysOnTheWay(story, on(story, 183, '07:20'), anna, { leg: 'her train', kind: 'departed' })
  saysOnTheWay(story, on(story, 183, '18:40'), anna, { leg: 'her train', kind: 'arrived' })
}

/** Received, followed at one and three months, given a sewing machine; at six months somebody is to be in touch again. She came home 183 days ago. */
export function sixMonthsAfter(story: Story): void {
  const [anna, olle] = ['return.retur', 'coordinator.sthm']
  sixMonthsJourney(story)
  const money = { plans: anna, approves: olle }
  confirmsReception(story, on(story, 182, '09:00'), anna, {
    arrived: on(story, 183, '18:30'),
    confirmedBy: 'partner_abroad',
    onward: 'met_and_taken',
    housing: 'partner_housing',
    words: words.received,
  })
  addsSupportThere(story, on(story, 181, '10:00'), anna, { code: 'housing.shelter', givenBy: 'partner', as: 'room' })
  addsSupportThere(story, on(story, 170, '10:00'), anna, { code: 'work', givenBy: 'partner', as: 'sewing', words: words.sewing })
  addsSupportThere(story, on(story, 170, '10:10'), anna, { code: 'health.psychosocial', givenBy: 'public', as: 'talks' })
  grants(story, { planned: 181, approved: 180, paid: 178, receipt: 177 }, money, {
    type: 'cash',
    purpose: 'daily_needs',
    currency: 'EUR',
    amount: '400',
    payee: 'herself',
    sek: '4 480',
    as: 'food',
  })
  grants(story, { planned: 172, approved: 170, paid: 165 }, money, {
    type: 'in_kind',
    purpose: 'work_tools',
    currency: 'EUR',
    amount: '650',
    payee: 'supplier',
    sek: '7 280',
    as: 'machine',
  })
  followsUp(story, on(story, 181, '11:00'), anna, 'd1', {
    reach: 'reached',
    how: 'through_partner',
    words: words.firstDays,
    results: {
      safety: 'safe',
      housing: 'for_now',
      income: 'none',
      health: 'well',
      children: 'well',
      network: 'has_people',
      exploiterContact: 'no',
      satisfied: 'yes',
      exploitedAgain: 'no',
    },
  })
  followsUp(story, on(story, 168, '11:00'), anna, 'w2', { reach: 'lost', how: 'call' })
  followsUp(story, on(story, 167, '15:00'), anna, 'w2', {
    reach: 'reached',
    how: 'she_called',
    results: {
      safety: 'safe',
      housing: 'for_now',
      income: 'too_little',
      health: 'has_care',
      children: 'well',
      network: 'has_people',
      exploiterContact: 'no',
      satisfied: 'partly',
      exploitedAgain: 'no',
    },
  })
  movesSupportThere(story, on(story, 160, '10:00'), anna, 'sewing', 'running')
  followsUp(story, on(story, 153, '14:20'), anna, 'm1', {
    reach: 'reached',
    how: 'meeting',
    words: words.firstMonth,
    results: {
      safety: 'safe',
      housing: 'lasting',
      income: 'too_little',
      health: 'has_care',
      children: 'well',
      network: 'has_people',
      exploiterContact: 'no',
      satisfied: 'yes',
      exploitedAgain: 'no',
    },
  })
  followsUp(story, on(story, 92, '14:20'), anna, 'm3', {
    reach: 'reached',
    how: 'meeting',
    words: words.thirdMonth,
    results: {
      safety: 'unsafe',
      housing: 'lasting',
      income: 'enough',
      health: 'well',
      children: 'well',
      network: 'has_people',
      exploiterContact: 'unknown',
      satisfied: 'yes',
      exploitedAgain: 'no',
    },
  })
  saysGoal(story, on(story, 181, '10:30'), anna, 'first_housing', 'reached')
  saysGoal(story, on(story, 168, '11:30'), anna, 'health_visit', 'declined')
  saysGoal(story, on(story, 153, '15:00'), anna, 'child_in_school', 'under_way')
  saysGoal(story, on(story, 120, '15:00'), anna, 'child_in_school', 'reached')
  saysGoal(story, on(story, 92, '15:00'), anna, 'work_begun', 'changed')
  saysGoal(story, on(story, 92, '15:10'), anna, 'course_begun', 'under_way')
  saysGoal(story, on(story, 92, '15:20'), anna, 'own_housing', 'let_go')
  movesSupportThere(story, on(story, 40, '10:00'), anna, 'room', 'done')
  grants(story, { planned: 20, approved: 18 }, money, {
    type: 'service',
    purpose: 'education',
    currency: 'EUR',
    amount: '220',
    payee: 'supplier',
    sek: '2 460',
    as: 'course',
  })
  grants(story, { planned: 3 }, money, { type: 'cash', purpose: 'travel', currency: 'EUR', amount: '60', payee: 'herself', as: 'bus' })
}
