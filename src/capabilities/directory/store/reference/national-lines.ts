/**
 * Public numbers of the whole country. Never a local one, never a person's. A number is *unconfirmed* until somebody has looked it up with
 * the one who answers it and said where and when; the public site's editors do that, two of them, and theirs stands before this list.
 */
export const nationalLines = [
  { code: 'sos_alarm', number: '112', source: 'SOS Alarm, sosalarm.se', confirmedOn: '2026-11-21', status: 'confirmed' },
  { code: 'police', number: '114 14', source: 'Polisen, polisen.se', confirmedOn: null, status: 'unconfirmed' },
  { code: 'bris', number: '116 111', source: 'Bris, bris.se', confirmedOn: null, status: 'unconfirmed' },
  { code: 'kvinnofridslinjen', number: '020-50 50 50', source: 'Kvinnofridslinjen, kvinnofridslinjen.se', confirmedOn: null, status: 'unconfirmed' },
  { code: 'support_line', number: '020-390 000', source: 'Jämställdhetsmyndigheten, jamstalldhetsmyndigheten.se', confirmedOn: null, status: 'unconfirmed' },
] as const
