/** What journeys on a board share: the way to it, what its page says is saved, and its rows in the database. */
import { and, desc, eq } from 'drizzle-orm'
import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { board } from '#db/schema/board.ts'
import { enhet } from '#db/schema/organisation.ts'
import type { CivilDatum } from '#domain/ska/civil-datum.ts'
import { MOMENT_NAMN, type Moment } from '#domain/ska/moment.ts'
import type { TestServer } from './server.ts'

/** Long enough for the projection, which follows an edit within about a second, on a machine that is busy. */
export const SOON = { interval: 50, timeout: 15_000 }

/** This läsår's board of an enhet, by the enhet's name. */
export async function boardOf({ database: { db } }: TestServer, enhetNamn: string): Promise<string> {
  const [found] = await db
    .select({ id: board.id })
    .from(board)
    .innerJoin(enhet, eq(enhet.id, board.enhetId))
    .where(and(eq(enhet.namn, enhetNamn), eq(board.niva, 'enhet')))
    .orderBy(desc(board.lasar))
  if (!found) throw new Error(`${enhetNamn} has no board`)
  return found.id
}

/** Chrome's own remarks about files that it preloaded and the service worker then answered for: faults of nobody. */
export const PRELOADED = /cross-world service worker|was preloaded using link preload/

/** Goes to a view of the board by its link, as people do: no page is loaded. */
export async function goTo(page: Page, vy: Moment | 'Tidslinje' | 'Disposition'): Promise<void> {
  const isMoment = vy in MOMENT_NAMN
  const nav = page.getByRole('navigation', { name: isMoment ? 'Tavlans moment' : 'Hela tavlan' })
  await nav.locator(`a[href$="/${vy.toLowerCase()}"]`).click()
  const heading = isMoment ? MOMENT_NAMN[vy as Moment] : vy
  await page.getByRole('heading', { level: 2, name: heading, exact: true }).waitFor()
}

/** Waits until the indicator says that everything is on the server's disk. */
export async function untilSaved(page: Page): Promise<void> {
  await page.locator('[data-save-status="sparat"]').waitFor()
}

/** Waits until a list of rows reads as expected. */
export async function untilRows(read: () => Promise<unknown>, expected: unknown): Promise<void> {
  await expect.poll(read, SOON).toEqual(expected)
}

/** Chooses a checkbox, radio or switch by its label, which is what people press. */
export async function choose(
  within: Page | Locator,
  role: 'checkbox' | 'radio' | 'switch',
  name: string | RegExp,
): Promise<void> {
  const input = within.getByRole(role, { name, exact: true })
  await input.locator('xpath=ancestor::label').click()
}

/** Types a date, digit by digit, into a date field and leaves the field. */
export async function typeDate(within: Locator, label: string, datum: CivilDatum): Promise<void> {
  const field = within.getByRole('group', { name: label, exact: true })
  await field.getByRole('spinbutton').first().click()
  await field.page().keyboard.type(datum.replaceAll('-', ''))
  await field.page().keyboard.press('Tab')
}

/** Drags a card with the mouse to in front of another; `meanwhile` runs while it is in the air. */
export async function dragBefore(
  page: Page,
  card: string,
  before: string,
  meanwhile: () => Promise<unknown>,
): Promise<void> {
  const handle = page.getByRole('button', { name: `Flytta ”${card}”`, exact: true })
  const target = page.locator('[data-dnd-item]', {
    has: page.getByRole('button', { name: `Flytta ”${before}”`, exact: true }),
  })
  await handle.scrollIntoViewIfNeeded()
  const from = (await handle.boundingBox())!
  await page.mouse.move(from.x + from.width / 2, from.y + from.height / 2)
  await page.mouse.down()
  await page.mouse.move(from.x + from.width / 2, from.y - 20, { steps: 4 })
  const to = (await target.boundingBox())!
  await page.mouse.move(to.x + 40, to.y + 8, { steps: 8 })
  await target.and(page.locator('[data-dnd-mark="before"]')).waitFor()
  await meanwhile()
  await page.mouse.up()
}
