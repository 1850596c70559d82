/*
 * The service worker: a board that was open once opens again without a network. What was written on it lies in the
 * browser's own store; this keeps the page and its files. Everything personal goes when somebody signs out.
 */
const FILES = 'kvt-filer-1'
const PAGES = 'kvt-tavlor-1'
/** Names of the boards' stores begin like this (app/realtime/browser-store.ts). */
const STORE_PREFIX = 'kvt-tavla:'
const MARK = 'vantar:'
const MOST_PAGES = 24
const MOST_FILES = 400
/** A network that only pretends to be there must not hold a board back. */
const PATIENCE_MS = 5000

const BOARD_PAGE = /^\/tavlor(\/[0-9a-f-]{36}(\/(folj-upp|resultat|orsaker|insatser|genomfor|tidslinje|disposition))?)?$/

self.addEventListener('install', () => self.skipWaiting())

self.addEventListener('activate', (event) => {
  event.waitUntil(Promise.all([removeOldCaches(), self.clients.claim()]))
})

self.addEventListener('fetch', (event) => {
  const { request } = event
  const url = new URL(request.url)
  if (url.origin !== self.location.origin) return
  if (/^\/logout(\.data)?$/.test(url.pathname) && request.method === 'POST') event.waitUntil(forget())
  if (request.method !== 'GET') return
  if (url.pathname.startsWith('/assets/')) event.respondWith(fileFirst(request))
  else if (BOARD_PAGE.test(url.pathname.replace(/\.data$/, ''))) event.respondWith(networkFirst(request, url))
  else if (request.mode === 'navigate') event.respondWith(fetch(request).catch(offlinePage))
})

/** The page says what it stands on: itself and the files that were loaded before this worker was there. */
self.addEventListener('message', (event) => {
  const { type, page, files } = event.data ?? {}
  if (type === 'behall') event.waitUntil(keep(page, files))
})

async function fileFirst(request) {
  const cached = await caches.match(request.url)
  if (cached) return cached
  const response = await fetch(request)
  if (response.ok) await put(FILES, request.url, response.clone(), MOST_FILES)
  return response
}

async function networkFirst(request, url) {
  try {
    const response = await withinPatience(fetch(request), () => find(url.pathname + url.search))
    if (response.status === 404) await drop(url.pathname)
    else if (response.status === 200 && !response.redirected && response.type === 'basic')
      await put(PAGES, url.pathname + url.search, response.clone(), MOST_PAGES)
    return response
  } catch (error) {
    const kept = await find(url.pathname + url.search)
    if (kept) return kept
    if (request.mode !== 'navigate') throw error
    const sibling = await sameBoard(url.pathname)
    return sibling ? Response.redirect(new URL(sibling, self.location.origin), 302) : offlinePage()
  }
}

/** The network's answer; when it is slow and there is a kept one, an error that leads there. */
async function withinPatience(answer, kept) {
  const timer = new Promise((resolve) => setTimeout(resolve, PATIENCE_MS, null))
  const first = await Promise.race([answer, timer])
  if (first) return first
  if (!(await kept())) return answer
  answer.catch(() => {})
  throw new Error('The network is too slow')
}

async function find(path) {
  return (await caches.open(PAGES)).match(path)
}

/** Another view of the board that is kept. */
async function sameBoard(pathname) {
  const board = pathname.split('/').slice(0, 3).join('/')
  if (board === '/tavlor') return null
  const kept = await (await caches.open(PAGES)).keys()
  const paths = kept.map((request) => new URL(request.url).pathname)
  return paths.find((path) => path === board || (path.startsWith(`${board}/`) && !path.endsWith('.data'))) ?? null
}

/** Puts last, so that the first are the oldest. */
async function put(name, path, response, most) {
  const cache = await caches.open(name)
  await cache.delete(path)
  await cache.put(path, response)
  const keys = await cache.keys()
  await Promise.all(keys.slice(0, Math.max(0, keys.length - most)).map((key) => cache.delete(key)))
}

async function keep(page, files = []) {
  const cache = await caches.open(FILES)
  for (const file of files) {
    if (!new URL(file, self.location.origin).pathname.startsWith('/assets/')) continue
    if (!(await cache.match(file))) await cache.add(file).catch(() => {})
  }
  const url = new URL(page, self.location.origin)
  if (!BOARD_PAGE.test(url.pathname) || (await find(url.pathname))) return
  await networkFirst(new Request(url.pathname, { headers: { Accept: 'text/html' } }), url).catch(() => {})
}

/** No longer ours to read. */
async function drop(pathname) {
  const board = pathname.replace(/\.data$/, '').split('/').slice(0, 3).join('/')
  if (board === '/tavlor') return
  const cache = await caches.open(PAGES)
  const keys = await cache.keys()
  await Promise.all(keys.filter((key) => new URL(key.url).pathname.startsWith(board)).map((key) => cache.delete(key)))
}

/** Somebody signs out: a shared computer keeps nothing but what that person has not got through to the server. */
async function forget() {
  await caches.delete(PAGES)
  const stores = indexedDB.databases ? await indexedDB.databases() : []
  const boards = stores.map(({ name }) => name).filter((name) => name?.startsWith(STORE_PREFIX))
  await Promise.all(boards.map(async (name) => (await hasUnsent(name)) || indexedDB.deleteDatabase(name)))
}

function hasUnsent(name) {
  return new Promise((resolve) => {
    const opening = indexedDB.open(name)
    opening.onerror = () => resolve(false)
    opening.onsuccess = () => {
      const db = opening.result
      const finish = (answer) => {
        db.close()
        resolve(answer)
      }
      if (!db.objectStoreNames.contains('custom')) return finish(false)
      const cursor = db.transaction('custom').objectStore('custom').openCursor()
      cursor.onerror = () => finish(true)
      cursor.onsuccess = () => {
        const at = cursor.result
        if (!at) return finish(false)
        if (String(at.key).startsWith(MARK) && at.value > 0) return finish(true)
        at.continue()
      }
    }
  })
}

async function removeOldCaches() {
  const names = await caches.keys()
  await Promise.all(names.filter((name) => name !== FILES && name !== PAGES).map((name) => caches.delete(name)))
}

/** A page that was never open here, without a network: says so, and leads to what is. */
async function offlinePage() {
  const kept = await (await caches.open(PAGES)).keys()
  const boards = new Set(
    kept.map((request) => new URL(request.url).pathname).filter((path) => /^\/tavlor\/[0-9a-f-]{36}/.test(path) && !path.endsWith('.data')),
  )
  const links = [...boards].map((path) => `<li><a href="${path}">${path.split('/')[3] ?? 'Tavlan'}</a></li>`).join('')
  const body = `<!doctype html><html lang="sv"><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta name="color-scheme" content="light dark"><title>Du är utan nät · Kvalitetstavlan</title>
<body style="font:1.1rem/1.5 system-ui,sans-serif;max-width:34rem;margin:15vh auto;padding:0 1.5rem">
<h1>Du är utan nät</h1><p>Den här sidan behöver hämtas. Det du har skrivit på en tavla ligger kvar i webbläsaren och skickas när nätet är tillbaka.</p>
${links && `<p>De här tavlorna kan du öppna ändå:</p><ul>${links}</ul>`}<p><a href="">Försök igen</a></p></body></html>`
  return new Response(body, { status: 503, headers: { 'Content-Type': 'text/html; charset=utf-8' } })
}
