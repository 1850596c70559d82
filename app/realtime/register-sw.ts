/** Lets the service worker (public/sw.js) keep this page, so that it opens again without a network. */
export async function keepForOffline(): Promise<void> {
  if (import.meta.env.DEV || !('serviceWorker' in navigator)) return
  try {
    await navigator.serviceWorker.register('/sw.js')
    const { active } = await navigator.serviceWorker.ready
    active?.postMessage({ type: 'behall', page: window.location.pathname, files: loadedFiles() })
  } catch {
    // A browser that forbids it works as before, only not without a network.
  }
}

/** Files that came before the worker did. */
function loadedFiles(): string[] {
  const loaded = performance.getEntriesByType('resource').map(({ name }) => name)
  const linked = [...document.querySelectorAll<HTMLLinkElement>('link[href]')].map(({ href }) => href)
  return [...new Set([...loaded, ...linked])].filter((file) => new URL(file).pathname.startsWith('/assets/'))
}
