import { isRouteErrorResponse } from 'react-router'

export type ErrorKind = 'not-found' | 'forbidden' | 'offline' | 'failed'

export const ERROR_TITLE: Record<ErrorKind, string> = {
  'not-found': 'Sidan finns inte här',
  forbidden: 'Det här får du inte göra',
  offline: 'Du är utan nät',
  failed: 'Något gick fel hos oss',
}

/** What a thrown thing means to the person who sees it. */
export function errorKind(error: unknown, isOnline: boolean): ErrorKind {
  if (isRouteErrorResponse(error)) {
    if (error.status === 404) return 'not-found'
    if (error.status === 401 || error.status === 403) return 'forbidden'
    return 'failed'
  }
  // A loader that could not be fetched: browsers throw a TypeError ("Failed to fetch", "Load failed").
  if (error instanceof TypeError && (!isOnline || /fetch|load failed|network/i.test(error.message)))
    return 'offline'
  return isOnline ? 'failed' : 'offline'
}
