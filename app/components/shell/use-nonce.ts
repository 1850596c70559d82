import { useContext } from 'react'
import { UNSAFE_FrameworkContext as FrameworkContext } from 'react-router'

/** The response's CSP nonce, as entry.server gave it to <ServerRouter>; nothing in a browser. */
export function useNonce(): string | undefined {
  return useContext(FrameworkContext)?.nonce
}
