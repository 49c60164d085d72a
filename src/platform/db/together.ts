/**
 * Several questions of one look at once: in a look they travel to the database together (`asked-once.ts`), in a deed one after the other.
 * Waits for every one of them, also when one fails, so that none is asked after the transaction is over; then throws the first fault.
 */
export async function together<const Asked extends readonly unknown[]>(asked: Asked): Promise<{ -readonly [Place in keyof Asked]: Awaited<Asked[Place]> }> {
  const ends = await Promise.allSettled(asked)
  const failed = ends.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
  return ends.map((end) => (end.status === 'fulfilled' ? end.value : null)) as { -readonly [Place in keyof Asked]: Awaited<Asked[Place]> }
}
