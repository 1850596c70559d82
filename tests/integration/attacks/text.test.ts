/** Text that is code, written wherever somebody else reads it; and pages that fail without telling how. */
import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { VY_NAMN } from '#app/board/vy.ts'
import { addInsats } from '#domain/board/commands/add-insats.ts'
import { addKommentar } from '#domain/board/commands/add-kommentar.ts'
import { addOrsak } from '#domain/board/commands/add-orsak.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { ScriptedClient } from '../realtime/scripted-client.ts'
import { knock } from '../tenant/knock.ts'
import { openWorld, type ViewerName, type World } from '../tenant/world.ts'
import { escaped, takeApart, XSS } from './payloads.ts'

let world: World
let pages: { path: string; html: string }[]

beforeAll(async () => {
  world = await openWorld({ logLevel: 'fatal' })
  await writeEverywhere()
  pages = await Promise.all(pathsToRead().map(async (path) => ({ path, html: (await read(path)).body })))
}, 180_000)
afterAll(() => world?.close())

describe('text that is code', () => {
  test.each(XSS.map((text) => [text]))('%j is read as it was written, somewhere on our pages', (text) => {
    expect(pages.filter(({ html }) => takeApart(html).markup.includes(escaped(text))).length).toBeGreaterThan(
      3,
    )
  })

  test('each place shows it: people, enheter, goals, indikatorer, årshjul, boards, decisions, file names', () => {
    const text = escaped(XSS[0]!)
    const about = (path: string) => takeApart(pages.find((page) => page.path === path)?.html ?? '').markup
    const { enhet, enhetBoard, grannBoard } = world.ids
    expect(about('/personer')).toContain(`Person ${text}`)
    expect(about(`/enheter/${enhet}`)).toContain(`Enhet ${text}`)
    expect(about('/oversikt')).toContain(`Enhet ${text}`)
    expect(about('/mal')).toContain(`Mål ${text}`)
    expect(about('/mal/GR')).toContain(`Indikator ${text}`)
    expect(about('/arshjul')).toContain(`Post ${text}`)
    expect(about(`/tavlor/${enhetBoard}/folj-upp`)).toContain(`Utfall ${text}`)
    expect(about(`/tavlor/${enhetBoard}/disposition`)).toContain(`Orsak ${text}`)
    expect(about(`/tavlor/${enhetBoard}/insatser`)).toContain(`Insats ${text}`)
    expect(about('/import')).toContain(`Fil ${text}`)
    expect(grannBoard).not.toBe(enhetBoard)
  })

  test('no page holds an element, an attribute or a script that somebody typed', () => {
    for (const { path, html } of pages) expect([path, typedCode(html)]).toEqual([path, []])
  })

  test('the search for it finds what an unescaped text would leave', () => {
    const page = (text: string) => `<!doctype html><p title="${escaped(text)}">${text}</p>`
    for (const text of XSS.filter((text) => text.includes('<'))) expect(typedCode(page(text))).not.toEqual([])
    for (const text of XSS) expect(typedCode(page(escaped(text)))).toEqual([])
    expect(typedCode('<p title="x" onmouseover="pwn()">')).not.toEqual([])
    expect(typedCode('<a href="javascript:pwn()">x</a>')).not.toEqual([])
    expect(typedCode('<script nonce="x">"<script>pwn()"</script>')).not.toEqual([])
  })

  test('what is no page is not taken for one', async () => {
    for (const path of [
      '/arshjul.data',
      '/personer.data',
      '/api/v1/boards',
      '/api/v1/insatser',
      '/api/v1/delmal',
    ]) {
      const { body, headers } = await read(path)
      expect([path, body.includes('pwn()')]).toEqual([path, true])
      expect(headers.get('content-type')).not.toMatch(/html|xml|svg/)
      expect(headers.get('x-content-type-options')).toBe('nosniff')
    }
  })
})

describe('pages that fail', () => {
  const TELLS =
    /\bat .*:\d+:\d+|node_modules|\/app\/|\.tsx?\b|\bselect \b|insert into|relation|PostgresError|DrizzleQuery|Failed query|pg-pool/i

  test.each([
    ['arshjulspost', '/arshjul'],
    ['arshjulspost', '/arshjul.data'],
    ['enhet', '/oversikt'],
    ['mal', '/mal/GR'],
    ['insats', '/api/v1/insatser'],
    ['board', '/tavlor/:board'],
    ['board', '/tavlor/:board/forfattare'],
    ['session', '/tavlor'],
    ['session', '/api/v1/boards'],
    ['session', '/login'],
  ])('without its table %s, %s says that something went wrong and nothing of what', async (table, path) => {
    const { pool } = world.server.database
    const ask = () => read(path.replace(':board', world.ids.huvudmanBoard))
    expect((await ask()).mark).toBe('·')
    await pool.query(`alter table "${table}" rename to "borta"`)
    try {
      const { mark, body, headers } = await ask()
      expect(mark).toBe('500')
      const { markup, scripts } = takeApart(body)
      expect(markup).not.toMatch(TELLS)
      // Its own modules are named in the page's data; a message or a stack is not.
      for (const { code } of scripts)
        expect(code).not.toMatch(/\bat .*:\d+:\d+|relation|Failed query|pg-pool/)
      expect(headers.get('content-security-policy')).toContain("default-src 'self'")
    } finally {
      await pool.query(`alter table "borta" rename to "${table}"`)
    }
    expect((await ask()).mark).toBe('·')
  })
})

function read(path: string, who: ViewerName = 'admin') {
  if (path === '/import') return importPage()
  return knock(world, who, { door: 'GET', path: () => path })
}

function pathsToRead(): string[] {
  const { enhet, enhetBoard } = world.ids
  const views = Object.keys(VY_NAMN).map((vy) => `/tavlor/${enhetBoard}/${vy}`)
  const lists = [
    '/oversikt',
    `/enheter/${enhet}`,
    '/tavlor',
    '/arshjul',
    '/mal',
    '/mal/GR',
    '/personer',
    '/konto',
  ]
  const echo = `x=${encodeURIComponent(XSS.join(' '))}`
  return [
    ...views,
    ...lists,
    '/import',
    `/login?till=/&${echo}`,
    `/finns/${encodeURIComponent(XSS[0]!)}?${echo}`,
  ]
}

/** As people write: through the forms, the board's socket and an import; names of places come from a register. */
async function writeEverywhere(): Promise<void> {
  const { pool } = world.server.database
  const { enhet, egetLag, insats, enhetBoard } = world.ids
  for (const [i, text] of XSS.entries()) {
    const post = { niva: 'enhet', kalender: 'lasar', forstaManad: '9', sistaManad: '10', beslutstyp: '' }
    await send('/personer', 'add', {
      ...{ namn: `Person ${text}`, epost: `x${i}@prov.test` },
      ...{ roll: 'pedagog', enhetId: enhet, arbetslagId: egetLag },
    })
    await send('/arshjul', 'add', { ...post, titel: `Post ${text}`, text, artefakt: text, agare: text })
    await send('/mal', 'add', { text: `Mål ${text}`, nr: '' })
    await send('/mal/GR', 'add', {
      ...{ delmalId: 'GR-1', text: `Indikator ${text}`, kalla: text },
      ...{ enhet: 'procent', riktning: 'hogre' },
    })
  }
  await send(`/tavlor/${enhetBoard}/beslut`, 'decide', {
    ...{ insatsId: insats, beslut: 'avvaktar', motivering: XSS.join('\n') },
  })
  await pool.query('update enhet set namn = $2, beskrivning = $3 where id = $1', [
    enhet,
    `Enhet ${XSS[0]}`,
    XSS.join(' '),
  ])
  await pool.query('update arbetslag set namn = $2 where id = $1', [egetLag, `Lag ${XSS.join(' ')}`])
  await pool.query('update board set titel = $2 where id = $1', [enhetBoard, `Tavla ${XSS.join(' ')}`])
  await writeOnBoard(enhetBoard)
}

async function writeOnBoard(boardId: string): Promise<void> {
  const { server } = world
  const client = await new ScriptedClient({
    url: `${server.url.replace('http', 'ws')}/yjs/${boardId}`,
    headers: { cookie: world.cookie('rektor')!, origin: server.url },
  }).synced()
  for (const text of XSS) {
    const [utfallId, orsakId, insatsId] = [randomUUID(), randomUUID(), randomUUID()]
    addUtfall(client.board, {
      id: utfallId,
      kategori: 'resultat',
      rubrik: `Utfall ${text}`,
      iakttagelse: text,
    })
    addOrsak(client.board, { id: orsakId, utfallId, text: `Orsak ${text}` })
    addInsats(client.board, {
      id: insatsId,
      rubrik: `Insats ${text}`,
      beskrivning: text,
      orsakIds: [orsakId],
    })
    addKommentar(client.board, {
      id: randomUUID(),
      kortId: insatsId,
      text,
      skriven: new Date().toISOString(),
    })
    await client.allSaved(20_000)
  }
  await client.close()
}

async function send(path: string, intent: string, fields: Record<string, string>): Promise<void> {
  const { mark } = await knock(world, 'admin', {
    door: `POST ${path}`,
    path: () => path,
    form: () => ({ intent, ...fields }),
  })
  expect([path, mark]).toEqual([path, '·'])
}

function importPage() {
  // A file's name cannot hold all of them on every system; browsers send what they are given.
  const fil = new File(['enhet;indikator;period;varde\n'], `Fil ${XSS[0]}`, { type: 'text/csv' })
  return knock(world, 'admin', {
    door: 'POST /import',
    path: () => '/import',
    form: () => ({ intent: 'preview', fil }),
  })
}

/** Whatever in a page is not what our own components write: strict tags, no handlers, no addresses that run. */
function typedCode(html: string): string[] {
  const { markup, scripts } = takeApart(html)
  const typed = scripts.filter(({ tag }) => !tag.includes(' nonce="')).map(({ tag }) => tag)
  const copied = scripts
    .filter(({ code }) => code.includes('pwn') && /<|\u2028/.test(code))
    .map(({ code }) => code)
  const found = [...typed, ...copied]
  const rest = markup.replace(
    /<!doctype html>|<!--[^<>]*-->|<\/[a-z][\w-]*>|<([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"<>]*")?)*)\s*\/?>/gi,
    (_tag, name: string | undefined, attributes = '') => {
      if (name === 'style' && !/ nonce="/.test(attributes)) found.push(name)
      if (name && /^(base|iframe|object|embed|math)$/i.test(name)) found.push(name)
      for (const [, attribute = '', value = ''] of attributes.matchAll(/([\w:-]+)(?:="([^"]*)")?/g)) {
        const runs =
          /^(href|src|action|formaction|srcdoc)$/i.test(attribute) &&
          /^\s*(java|vb|data:text|\/\/)/i.test(value)
        if (/^on/i.test(attribute) || runs) found.push(`${attribute}=${value}`)
      }
      return ''
    },
  )
  const stray = rest.indexOf('<')
  return stray < 0 ? found : [...found, rest.slice(stray, stray + 80)]
}
