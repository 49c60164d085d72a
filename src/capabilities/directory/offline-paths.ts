/** Where the lists that must be readable when nothing else is are seen while everything works. */
export const offlinePaths = {
  alarm: (countyCode: string) => `/directory/alarm/${countyCode}`,
} as const
