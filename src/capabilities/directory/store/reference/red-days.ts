/** Days on which offices are closed. Source: package `date-holidays` (ISC), Sweden: public holidays, and the eves on which banks are closed. */
export const redDaysSource = 'date-holidays, Sverige'

export type RedDay = { readonly day: string; readonly name: string }

/** The days of some years. The package is large, so it is read only when asked. */
export async function redDays(years: readonly number[]): Promise<readonly RedDay[]> {
  const { default: Holidays } = await import('date-holidays')
  const sweden = new Holidays('SE')
  return years.flatMap((year) =>
    sweden
      .getHolidays(year)
      .filter((holiday) => holiday.type === 'public' || holiday.type === 'bank')
      .map((holiday) => ({ day: holiday.date.slice(0, 10), name: holiday.name })),
  )
}
