import type { sv } from '#capabilities/directory/words.offline.sv.ts'

export const en: typeof sv = {
  alarm: {
    title: 'Alarm list',
    lead: 'Which functions answer when the offices are closed, in the order in which they are contacted. Here are functions, never persons.',
    print: 'Alarm list of the county',
    municipality: 'Municipality',
    called: 'Contact in this order',
    nobody: 'No function answers outside office hours.',
  },
  file: {
    title: 'On-call lists and alarm lists',
    lead: 'For the night when the system cannot be reached. The pages are files, need no network and hold no personal data.',
    as: (at: string) => `This is how the lists stood ${at}.`,
    counties: 'Alarm lists by county',
    order: 'On-call order',
    orderLead: 'In which order the functions are contacted.',
    none: 'The municipality has no on-call order.',
    all: 'All lists',
    national: 'National numbers',
    emergency: 'Emergency number',
    unconfirmed: 'not confirmed',
    checked: (day: string) => `confirmed ${day}`,
    columns: { kind: 'Function', place: 'Place', who: 'Name', hours: 'Hours', from: 'From', to: 'To' },
    still: 'Until further notice',
    other: 'På svenska',
  },
  lines: {
    sos_alarm: 'SOS Alarm',
    police: 'The police, not urgent',
    bris: 'Bris, for children',
    kvinnofridslinjen: 'The women’s helpline Kvinnofridslinjen',
    support_line: 'The support line for professionals',
  },
}
