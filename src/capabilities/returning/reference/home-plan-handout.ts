import type { Milestone, HomePlanPart } from '#capabilities/returning/domain/home-plan.ts'

/** What stands on the paper, in her language. Neither the title nor a heading says what it is about, or who made it. */
type Handout = {
  readonly title: string
  readonly parts: Readonly<Record<HomePlanPart, string>>
  readonly milestones: Readonly<Record<Milestone, string>>
  readonly steps: string
}

/**
 * One row per language, by ISO 639-3. A new language is one more row, translated by somebody who works with it; until then the parts have numbers.
 * Romanian and Spanish, as on the partner's page, are to be confirmed before real use.
 */
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
  ron: {
    title: 'Planul meu',
    parts: {
      my_wish: 'Cum îmi doresc să fie',
      where_i_live: 'Unde locuiesc',
      money_work: 'Bani și muncă',
      my_health: 'Sănătatea mea',
      my_children: 'Copiii mei',
      who_helps: 'Cine mă ajută',
      if_it_gets_hard: 'Dacă devine greu',
    },
    milestones: {
      first_housing: 'Un loc unde să stau',
      own_housing: 'Locuința mea',
      health_visit: 'O vizită la medic',
      papers_ready: 'Actele mele sunt gata',
      income_begun: 'Banii mei',
      course_begun: 'Curs sau școală',
      work_begun: 'Muncă',
      child_in_school: 'Copiii merg la școală sau la grădiniță',
      first_talk: 'Vorbim',
    },
    steps: 'Pas cu pas',
  },
  spa: {
    title: 'Mi plan',
    parts: {
      my_wish: 'Cómo quiero que sea',
      where_i_live: 'Dónde vivo',
      money_work: 'Dinero y trabajo',
      my_health: 'Mi salud',
      my_children: 'Mis hijos',
      who_helps: 'Quién me ayuda',
      if_it_gets_hard: 'Si se pone difícil',
    },
    milestones: {
      first_housing: 'Un lugar donde vivir',
      own_housing: 'Mi propia vivienda',
      health_visit: 'Una visita médica',
      papers_ready: 'Mis papeles están listos',
      income_begun: 'Mi propio dinero',
      course_begun: 'Un curso o la escuela',
      work_begun: 'Trabajo',
      child_in_school: 'Los niños van a la escuela o al jardín de infancia',
      first_talk: 'Hablamos',
    },
    steps: 'Paso a paso',
  },
}

export const homeHandoutIn = (language: string): Handout | null => handouts[language] ?? null
