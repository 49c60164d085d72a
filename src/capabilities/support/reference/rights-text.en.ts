import type { SheetText } from '#capabilities/support/reference/sheet-text.ts'

export const sheetTextEn: SheetText = {
  title: 'Good to know',
  lead: 'You do not have to remember everything. We tell you again, as many times as you like. You decide over your own life.',
  items: {
    support_anyway: [
      'You get help anyway',
      'You get help even if you report nothing to the police, do not want to tell, and do not want to travel home. You can change your mind whenever you want.',
    ],
    time_limited_permit: [
      'Time to think',
      'You may have a right to stay in Sweden for a time, to feel better and to think. We can help you to ask and to apply. Tell us if you were given a date: then we keep track of it.',
    ],
    compensation: [
      'Compensation',
      'If somebody has hurt you, you may have a right to money for it. A lawyer can help you to apply, and asking costs you nothing.',
    ],
    interpreter: [
      'Interpreter',
      'You have a right to understand and to be understood. The interpreter costs you nothing and may pass nothing on. You can say no to a certain interpreter.',
    ],
    counsel: [
      'Somebody on your side',
      'If there is an investigation or a trial you can have a lawyer of your own who works for you alone. The state pays. You may say whom you wish for.',
    ],
    protection: ['To be safe', 'We can talk about what makes you safe: where you are, your phone, who may know anything. If there is danger now: call 112.'],
    housing: ['Somewhere to live', 'You can get help with a safe place to stay. You do not have to promise anything to stay there.'],
    withdraw: ['To say no', 'You can say no to help, to questions, and to our speaking with others about you. You can take back a yes whenever you want.'],
    what_we_must_tell: [
      'What we must pass on',
      'We have a duty of confidentiality. But if a child is being harmed, we must tell. In some cases the police, the Migration Agency and the court also have a right to be told things about you by the social services. Ask us before you tell us, and we say how it is.',
    ],
    complaints: [
      'If you are not satisfied',
      'You can tell us or our manager what is wrong. A decision you can have on paper and appeal, mostly within three weeks. About care you can turn to the patients’ advisory committee. It does not affect the help you get.',
    ],
  },
  end: 'Ask us. No question is too small.',
}
