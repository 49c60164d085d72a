import type { ActWords } from '#app/record-words/act-words.ts'

export const cooperation: ActWords = {
  'clock.escalated': ['En tid gick ut och gick till ersättaren', 'A time ran out and went to the deputy'],
  'clock.stopped': ['Stoppade en tid', 'Stopped a clock'],
  'clock.went-on': ['En tid gick till den som svarar nu, eller tillbaka', 'A time went to whoever answers now, or back'],
  'invitation.escalated': ['En kallelse fick inget svar i tid', 'An invitation was not answered in time'],
  'meeting.answered': ['Svarade på en kallelse till möte', 'Answered an invitation to a meeting'],
  'meeting.asked': ['Kallade en till till ett möte', 'Asked one more to a meeting'],
  'meeting.cancelled': ['Ställde in ett möte', 'Cancelled a meeting'],
  'meeting.convened': ['Kallade till ett möte', 'Called a meeting'],
  'meeting.decided': ['Skrev ett beslut på ett möte', 'Wrote a decision of a meeting'],
  'meeting.held': ['Antecknade att ett möte hölls', 'Noted that a meeting was held'],
  'meeting.mode-changed': ['Ändrade vad ett möte får visa', 'Changed what a meeting may show'],
  'meeting.seen': ['Såg ett möte', 'Saw a meeting'],
  'meetings.listed': ['Såg listan över möten', 'Saw the list of meetings'],
  'minutes.written': ['Skrev minnesanteckningar', 'Wrote minutes'],
}
