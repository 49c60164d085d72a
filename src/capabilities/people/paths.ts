import type { Id } from '#kernel/id.ts'

export const peoplePaths = {
  list: () => '/people',
  listFrom: (from: { readonly left: boolean; readonly letter?: string | null; readonly after?: Id | null }) => {
    const asked = new URLSearchParams({
      ...(from.left ? { show: 'left' } : {}),
      ...(from.letter ? { letter: from.letter } : {}),
      ...(from.after ? { after: from.after } : {}),
    })
    return asked.size === 0 ? '/people' : `/people?${asked}`
  },
  zone: () => '/people/zone',
  invite: () => '/people/invite',
  person: (id: Id) => `/people/${id}`,
  change: (id: Id) => `/people/${id}/change`,
  invitation: (id: Id) => `/people/${id}/invitation`,
  approval: (id: Id) => `/people/${id}/approval`,
  duty: (id: Id) => `/people/${id}/duty`,
  leave: (id: Id) => `/people/${id}/leave`,
  recover: (id: Id) => `/people/${id}/recovery`,
  recoveries: () => '/people/recovery',
  setUp: () => '/people/recovery/set-up',
  officers: () => '/people/recovery/officers',
  ceremony: (id: Id) => `/people/recovery/${id}`,
  account: () => '/account',
  passphrase: () => '/account/passphrase',
  endOthers: () => '/account/sessions',
  /** With a subject, the answer is about that case as well. */
  why: (subject?: Id) => (subject === undefined ? '/why' : `/why?about=${subject}`),
  signIn: () => '/sign-in',
  signOut: () => '/sign-out',
  stepUp: () => '/step-up',
  language: () => '/language',
  link: (token: string) => `/invitation/${token}`,
} as const

/** A path of our own to go on to; anything that could lead elsewhere is the front page. */
export const localPath = (given: string | null | undefined): string =>
  given && /^\/(?![/\\])[\x21-\x5b\x5d-\x7e]*$/.test(given) && !given.startsWith('/sign-') && !given.startsWith('/api/') ? given : '/'
