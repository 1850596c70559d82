/**
 * Somebody with a keyboard and nothing else. There is no page to click on here: one presses keys, goes by Tab, and
 * hears what is said. Every stop on the way must show where the focus is.
 */
import { expect } from 'vitest'
import { SOON } from './board.ts'
import { untilHydrated, type Visitor } from './browser.ts'

export type KeyboardPerson = {
  /** Types an address. */
  open(path: string): Promise<void>
  press(...keys: string[]): Promise<void>
  type(text: string): Promise<void>
  /** Tab until the focus is on it, named as a screen reader would: `button "Besluta"`. With `'Shift+Tab'` backwards. */
  tabTo(what: string | RegExp, key?: 'Tab' | 'Shift+Tab'): Promise<void>
  /** What has the focus, once it is what is expected. */
  untilAt(what: string | RegExp): Promise<void>
  /** What a screen reader was told, once it was. */
  untilSaid(text: string): Promise<void>
  /** Waits until words are on the page. */
  untilReads(text: string): Promise<void>
  /** Whatever was done with mouse, pen or finger: nothing, or the test is about something else. */
  pointed(): Promise<string[]>
}

const MOST_STOPS = 150
const FRAMES = { interval: 16, timeout: 1_000 }

export async function keyboardPerson({ page, context, open }: Visitor): Promise<KeyboardPerson> {
  await context.addInitScript(listen)
  const { keyboard } = page

  const at = async () => {
    const focused = page.locator(':focus')
    return (await focused.count()) === 0 ? '' : (await focused.ariaSnapshot()).split('\n')[0]!
  }
  const matches = (stop: string, what: string | RegExp) =>
    typeof what === 'string' ? stop.includes(what) : what.test(stop)

  /** A focus that scrolls or slides into view may take a frame or two. */
  const untilSeen = (where: string) =>
    expect.poll(() => page.evaluate(faultOfFocus), { ...FRAMES, message: where }).toBeNull()

  return {
    open,
    async press(...keys) {
      for (const key of keys) await keyboard.press(key)
    },
    type: (text) => keyboard.type(text),
    async tabTo(what, key = 'Tab') {
      await untilHydrated(page)
      const stops: string[] = []
      while (stops.length < MOST_STOPS) {
        await keyboard.press(key)
        const stop = await at()
        stops.push(stop)
        // At the end of the page Tab leads out of it, to the browser's own buttons.
        if (stop !== '') await untilSeen(`on the way to ${what}, at ${stop}`)
        if (matches(stop, what)) return
      }
      throw new Error(`Tab never came to ${what}, only to:\n${stops.join('\n')}`)
    },
    async untilAt(what) {
      await expect.poll(at, SOON).toMatch(what)
      await untilSeen(`at ${what}`)
    },
    async untilSaid(text) {
      const said = () => page.evaluate(() => (globalThis as unknown as Heard).heard.said)
      await expect.poll(said, SOON).toContain(text)
    },
    untilReads: (text) => page.getByText(text, { exact: true }).locator('visible=true').first().waitFor(),
    pointed: () => page.evaluate(() => (globalThis as unknown as Heard).heard.pointed),
  }
}

type Heard = { heard: { said: string[]; pointed: string[] } }

/** Runs in the page, before its own scripts. */
function listen(): void {
  const heard: Heard['heard'] = { said: [], pointed: [] }
  Object.assign(globalThis, { heard })
  // Not their moves: Chrome makes one up when the page changes under where the mouse would be.
  const kinds = ['pointerdown', 'mousedown', 'touchstart', 'wheel'] as const
  for (const kind of kinds)
    addEventListener(kind, () => heard.pointed.push(kind), { capture: true, passive: true })
  // A click that a key makes counts no presses of a button.
  addEventListener('click', (event) => event.detail > 0 && heard.pointed.push('click'), { capture: true })
  new MutationObserver((changes) => {
    for (const { addedNodes } of changes)
      for (const node of addedNodes)
        if (node.parentElement?.closest('[data-live-announcer]')) heard.said.push(node.textContent ?? '')
  }).observe(document, { childList: true, subtree: true })
}

/** Runs in the page: why one cannot see where the focus is; null when one can. */
function faultOfFocus(): string | null {
  const element = document.activeElement
  if (!element || element === document.body) return 'nothing has the focus'
  const label = element.closest('label')
  const around = [element.parentElement, element.parentElement?.parentElement].filter((it) => !!it)
  const marked = [element, ...(label ? [label, ...label.querySelectorAll('*')] : []), ...around].find(
    (it) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(it)
      const hasOutline = outlineStyle !== 'none' && Number.parseFloat(outlineWidth) >= 2
      return hasOutline || /0px 0px 0px [2-9]/.test(boxShadow)
    },
  )
  if (!marked) return `no ring: ${element.outerHTML.slice(0, 200)}`
  const { left, top, width, height } = marked.getBoundingClientRect()
  const isSeen = [0.1, 0.5, 0.9].some((x) =>
    [0.1, 0.5, 0.9].some((y) => {
      const hit = document.elementFromPoint(left + width * x, top + height * y)
      return hit !== null && (marked.contains(hit) || hit.contains(marked))
    }),
  )
  return isSeen ? null : `hidden: ${element.outerHTML.slice(0, 200)}`
}
