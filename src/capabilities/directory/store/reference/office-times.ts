/** Office time in Swedish public services, for choosing between the day and the on-call service. Own assumption, to be set locally. */
export const officeTimes = [
  { validFrom: '2020-01-01', opens: '08:00', closes: '17:00', source: 'Own assumption: ordinary office hours of a municipality' },
] as const
