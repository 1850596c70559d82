import { useState } from 'react'
import { type Theme, themeCookie } from './theme.ts'
import { useRootData } from './use-viewer.ts'

/** The chosen theme and how to change it: on the page at once, in the cookie for the next. */
export function useTheme(): [Theme, (theme: Theme) => void] {
  const stored = useRootData()?.theme ?? 'system'
  const [theme, setTheme] = useState<Theme>(() => (typeof document === 'undefined' ? stored : onPage(stored)))

  return [
    theme,
    (next) => {
      setTheme(next)
      // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in Firefox ESR
      document.cookie = themeCookie(next)
      if (next === 'system') delete document.documentElement.dataset.theme
      else document.documentElement.dataset.theme = next
    },
  ]
}

/** A page that was left open, or came from a cache, may differ from what the loader said. */
function onPage(stored: Theme): Theme {
  const value = document.documentElement.dataset.theme
  return value === 'light' || value === 'dark' ? value : stored === 'system' ? stored : 'system'
}
