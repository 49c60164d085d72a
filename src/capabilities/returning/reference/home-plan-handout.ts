import type { Milestone, HomePlanPart } from '#capabilities/returning/domain/home-plan.ts'

/** What stands on the paper, in her language. Neither the title nor a heading says what it is about, or who made it. */
type Handout = {
  readonly title: string
  readonly parts: Readonly<Record<HomePlanPart, string>>
  readonly milestones: Readonly<Record<Milestone, string>>
  readonly steps: string
}

/** One row per language, by ISO 639-3. A new language is one more row, translated by somebody who works with it; until then the parts have numbers. */
const handouts: Readonly<Record<string, Handout>> = {
  swe: {
    title: 'Min plan',
    parts: {
      my_wish: 'Så vill jag ha det',
      where_i_live: 'Var jag bor',
      money_work: 'Pengar och arbete',
      my_health: 'Min hälsa',
      my_children: 'Mina barn',
      who_helps: 'Vem som hjälper mig',
      if_it_gets_hard: 'Om det blir svårt',
    },
    milestones: {
      first_housing: 'Någonstans att bo',
      own_housing: 'Egen bostad',
      health_visit: 'Besök i vården',
      papers_ready: 'Mina papper är klara',
      income_begun: 'Egna pengar',
      course_begun: 'Kurs eller skola',
      work_begun: 'Arbete',
      child_in_school: 'Barnen går i skola eller förskola',
      first_talk: 'Vi hörs',
    },
    steps: 'Steg för steg',
  },
  eng: {
    title: 'My plan',
    parts: {
      my_wish: 'How I want it',
      where_i_live: 'Where I live',
      money_work: 'Money and work',
      my_health: 'My health',
      my_children: 'My children',
      who_helps: 'Who helps me',
      if_it_gets_hard: 'If it gets hard',
    },
    milestones: {
      first_housing: 'Somewhere to live',
      own_housing: 'A home of my own',
      health_visit: 'A health visit',
      papers_ready: 'My papers are ready',
      income_begun: 'Money of my own',
      course_begun: 'A course or school',
      work_begun: 'Work',
      child_in_school: 'The children are in school or preschool',
      first_talk: 'We talk',
    },
    steps: 'Step by step',
  },
}

export const homeHandoutIn = (language: string): Handout | null => handouts[language] ?? null
