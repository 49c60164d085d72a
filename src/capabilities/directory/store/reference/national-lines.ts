/** Public numbers of the whole country. Never a local one, never a person's. */
export const nationalLines = [{ code: 'sos_alarm', number: '112', source: 'SOS Alarm, sosalarm.se', confirmedOn: '2026-11-21', status: 'confirmed' }] as const
