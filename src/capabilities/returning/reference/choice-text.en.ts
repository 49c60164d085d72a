import type { ChoiceSheet } from '#capabilities/returning/reference/choice-text.ts'

export const choiceSheetEn: ChoiceSheet = {
  title: 'Before you choose',
  lead: 'You choose yourself, and you do not have to choose today. Ask as much as you want. We read this together, and you may take your time.',
  items: {
    staying_possible: ['Staying', 'There may be ways to stay in Sweden, for a while or longer. A lawyer can tell you how it is for you. Asking costs nothing.'],
    staying_support: [
      'Help if you stay',
      'You get the same help if you stay: somebody to talk to, care, a safe place, a plan. The help does not end because you say no to a journey.',
    ],
    staying_risks: [
      'What can be hard if you stay',
      'A permit can end or be refused. We tell you how it is: what we know, what we do not know, and when you will hear.',
    ],
    returning_support: [
      'Help if you travel',
      'Somebody arranges papers and ticket, can travel with you and meets you. You can have help with housing, care, education or work there. How much, we say before you choose.',
    ],
    returning_risks: [
      'What can be hard if you travel',
      'Is somebody there dangerous to you, or does somebody know that you are coming? Are money, papers or health uncertain? We go through it with you before anything is booked.',
    ],
    another_country: ['Another country', 'If you have the right to live in another country you can have the same help to travel there.'],
    nothing_tied: ['Nothing hangs on your choice', 'No money and no housing hang on what you choose. Nobody here gains anything by your travelling.'],
    change_her_mind: [
      'You can change your mind',
      'You can change your mind whenever you want, until the journey is over. You do not have to say why. Everything else then goes on as before.',
    ],
    nobody_told: ['Who is told', 'We tell nobody anything without asking you, not your family either. You decide what those who meet you may know.'],
  },
  end: 'Ask us. No question is too small.',
  mine: {
    title: 'My choice',
    words: 'What I choose, in my own words',
    nothingTied: 'No money and no housing hang on my choice.',
    change: 'I can change my mind whenever I want, until the journey is over, and do not have to say why.',
    day: 'Day',
    sign: 'My signature',
    heard: 'Said aloud. Who heard it:',
  },
}
