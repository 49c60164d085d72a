/** A role held "until and including" a day ends when the next day begins in Sweden. */
export function endOfDay(day: string): Date {
  const next = new Date(`${day}T00:00:00Z`)
  next.setUTCDate(next.getUTCDate() + 1)
  const wanted = next.toISOString().slice(0, 10)
  for (const hours of [2, 1]) {
    const guess = new Date(next.getTime() - hours * 3_600_000)
    if (clock.format(guess) === `${wanted} 00:00`) return guess
  }
  return next
}
const clock = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
})
