/** The place a PostgreSQL URL means, in one spelling: host, port and database. Null when it cannot be read. */
const placeOf = (url: string): string | null => {
  const match = /^postgres(?:ql)?:\/\/(?:([^@/?#]*)@)?([^/?#]*)(?:\/([^?#]*))?(?:\?([^#]*))?/.exec(url)
  if (!match) return null
  const query = new URLSearchParams(match[4] ?? '')
  const user = decodeURIComponent((match[1] ?? '').split(':')[0] ?? '')
  const authority = /^(\[[^\]]*\]|[^:]*)(?::(\d+))?$/.exec(match[2] ?? '')
  const named = (query.get('host') ?? authority?.[1] ?? '').toLowerCase()
  const host = named === '' || named === '127.0.0.1' || named === '::1' || named === '[::1]' ? 'localhost' : named
  const database = decodeURIComponent(match[3] ?? '') || query.get('dbname') || user
  return `${host} ${query.get('port') ?? authority?.[2] ?? '5432'} ${database}`
}

/** Do two URLs name one database? Two names for one server are found later, by asking the server itself. */
export const isSameDatabase = (one: string, other: string): boolean => {
  const place = placeOf(one)
  return place !== null && place === placeOf(other)
}
