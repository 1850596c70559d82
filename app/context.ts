/** Typed keys of what the process hands to loaders and actions. Set in server/web/handler.ts, inside the bundle. */
import { createContext } from 'react-router'
import type { Viewer } from '#domain/access/viewer.ts'
import type { Services } from '#server/services.ts'

export const servicesContext = createContext<Services>()
/** Who asks; null when nobody is signed in. */
export const viewerContext = createContext<Viewer | null>()
/** The hash of the session's token, for signing out this browser. */
export const sessionContext = createContext<string | null>()
/** The nonce of this response's Content-Security-Policy. */
export const nonceContext = createContext<string>()
/** The network address that asks, for counting sign-in attempts. */
export const addressContext = createContext<string>()
/** Where the server's log learns of what a page threw without meaning to. */
export const faultContext = createContext<(error: unknown) => void>()
