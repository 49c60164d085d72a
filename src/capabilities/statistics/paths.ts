export const statisticsPaths = {
  all: () => '/statistics',
  referrals: (rows?: string, columns?: string) => `/statistics/referrals-2013-2014${rows ? `?rows=${rows}${columns ? `&columns=${columns}` : ''}` : ''}`,
  crossing: () => '/statistics/referrals-2013-2014/crossing',
  csv: (rows: string, columns?: string) => `/statistics/referrals-2013-2014/csv?rows=${rows}${columns ? `&columns=${columns}` : ''}`,
} as const
