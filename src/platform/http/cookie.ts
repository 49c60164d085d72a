/** `__Host-` binds the cookie to this host and to https; on loopback without https a plain name is all a browser takes. */
export const cookieName = (origin: string): string => (origin.startsWith('https:') ? '__Host-s' : 's')

export function setCookie(origin: string, token: string | null): string {
  const secure = origin.startsWith('https:') ? '; Secure' : ''
  return token === null
    ? `${cookieName(origin)}=; Path=/; HttpOnly; SameSite=Strict; Max-Age=0${secure}`
    : `${cookieName(origin)}=${token}; Path=/; HttpOnly; SameSite=Strict${secure}`
}

const shape = /^[A-Za-z0-9_-]{43}$/

/** The session token of a request. A call with a bearer token carries no cookie; one with both is read as bearer. */
export function tokenOf(request: Request, origin: string): { readonly token: string; readonly by: 'cookie' | 'bearer' } | null {
  const bearer = /^Bearer ([A-Za-z0-9_-]{43})$/.exec(request.headers.get('authorization') ?? '')
  if (bearer?.[1]) return { token: bearer[1], by: 'bearer' }
  const name = cookieName(origin)
  for (const part of (request.headers.get('cookie') ?? '').split(';')) {
    const [key, value = ''] = part.trim().split('=')
    if (key === name && shape.test(value)) return { token: value, by: 'cookie' }
  }
  return null
}
