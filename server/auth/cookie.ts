/** The session's cookie. It lives as long as the browser is open: staff-room computers are shared. */

const TOKEN = /^[\w-]{43}$/

/** `__Host-` binds the cookie to one host and to TLS; plain http on one's own machine cannot have it. */
function cookieName(secure: boolean): string {
  return secure ? '__Host-kvalitetstavlan' : 'kvalitetstavlan'
}

export function sessionCookie(token: string, secure: boolean): string {
  return `${cookieName(secure)}=${token}; ${attributes(secure)}`
}

export function clearedCookie(secure: boolean): string {
  return `${cookieName(secure)}=; ${attributes(secure)}; Max-Age=0`
}

/** The token in a Cookie header, or null. Two cookies of the name mean that somebody planted one: neither counts. */
export function tokenFrom(header: string | null | undefined, secure: boolean): string | null {
  const prefix = `${cookieName(secure)}=`
  const values = (header ?? '')
    .split(';')
    .map((part) => part.trim())
    .filter((part) => part.startsWith(prefix))
    .map((part) => part.slice(prefix.length))
  const [token] = values
  return values.length === 1 && token && TOKEN.test(token) ? token : null
}

function attributes(secure: boolean): string {
  return `Path=/; HttpOnly; SameSite=Lax${secure ? '; Secure' : ''}`
}
