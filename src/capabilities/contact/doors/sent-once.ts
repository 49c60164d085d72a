const hour = 3_600_000
const most = 20_000

/** Remembers for an hour, in memory, which forms have been sent: a double press stores one message. */
export type SentOnce = { readonly first: (form: string, now: number) => boolean; readonly again: (form: string) => void }

export function makeSentOnce(): SentOnce {
  const sent = new Map<string, number>()
  return {
    first: (form, now) => {
      for (const [old, at] of sent) {
        if (at > now - hour && sent.size < most) break
        sent.delete(old)
      }
      if (sent.has(form)) return false
      sent.set(form, now)
      return true
    },
    again: (form) => void sent.delete(form),
  }
}
