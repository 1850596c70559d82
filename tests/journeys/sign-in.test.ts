import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, newVisitor, untilHydrated } from '#tests/support/browser.ts'
import { createHuvudman } from '#tests/support/organisation.ts'
import { startTestServer, type TestServer } from '#tests/support/server.ts'

let server: TestServer
let browser: Browser

beforeAll(async () => {
  server = await startTestServer()
  const huvudman = await createHuvudman(server.database.db)
  const enhetId = await huvudman.enhet('Provskolan')
  await huvudman.person('admin@skola.test', 'admin')
  await huvudman.person('pedagog@skola.test', 'pedagog', { enhetId })
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.close()
})

test('somebody signs in from a link to a page, and is there', async () => {
  const { page, open, guard, close } = await newVisitor(browser, server)
  await open('/personer')
  expect(new URL(page.url()).pathname).toBe('/login')
  await page.getByLabel('E-postadress').fill('admin@skola.test')
  await page.getByLabel('Lösenord').fill('fel')
  guard.allow(/401/)
  await page.getByRole('button', { name: 'Logga in' }).click()
  await page.getByRole('alert').getByText('E-postadressen eller lösenordet stämmer inte').waitFor()
  await page.getByLabel('Lösenord').fill('demo')
  await page.getByRole('button', { name: 'Logga in' }).click()
  await page.getByRole('heading', { level: 1, name: 'Personer' }).waitFor()
  expect(new URL(page.url()).pathname).toBe('/personer')
  expect(guard.faults).toEqual([])
  await close()
})

test('an administrator adds a person, who signs in with the password that was shown once', async () => {
  const admin = await newVisitor(browser, server, { as: 'admin@skola.test' })
  const { page } = admin
  await admin.open('/personer')
  await page.getByRole('button', { name: 'Lägg till person' }).click()
  const dialog = page.getByRole('dialog', { name: 'Lägg till en person' })
  await dialog.getByLabel('Namn').fill('Nora Ny')
  await dialog.getByLabel('E-postadress').fill('Nora.Ny@skola.test')
  await dialog.getByLabel('Enhet', { exact: false }).first().fill('Prov')
  await page.getByRole('option', { name: 'Provskolan' }).click()
  await dialog.getByRole('button', { name: 'Lägg till', exact: true }).click()
  const password = await page.getByRole('alertdialog').locator('code').textContent()
  await page.getByRole('button', { name: 'Jag har antecknat det' }).click()
  const row = page.getByRole('listitem').filter({ hasText: 'nora.ny@skola.test' })
  await row.getByText('Pedagog').waitFor()

  const nora = await newVisitor(browser, server, { as: 'nora.ny@skola.test', losenord: password! })
  await nora.open('/konto')
  await nora.page.getByText('Provskolan').waitFor()

  await row.getByRole('button', { name: 'Ändra Nora Ny' }).click()
  await page.getByRole('menuitem', { name: 'Stäng kontot' }).click()
  await page.getByRole('alertdialog').getByRole('button', { name: 'Stäng kontot' }).click()
  await row.getByText('Stängt konto').waitFor()
  await nora.page.goto('/konto')
  await untilHydrated(nora.page)
  expect(new URL(nora.page.url()).pathname).toBe('/login')

  expect([...admin.guard.faults, ...nora.guard.faults]).toEqual([])
  await admin.close()
  await nora.close()
})

test('signing out leaves nothing behind the Back button', async () => {
  const { page, open, close } = await newVisitor(browser, server, { as: 'pedagog@skola.test' })
  await open('/konto')
  await page.getByRole('button', { name: /Ditt konto/ }).click()
  await page.getByRole('button', { name: 'Logga ut', exact: true }).click()
  await page.getByRole('heading', { name: 'Logga in' }).waitFor()
  await page.goBack()
  await page.getByRole('heading', { name: 'Logga in' }).waitFor()
  await close()
})

test('pedagogen finds no page for people', async () => {
  const { page, open, close } = await newVisitor(browser, server, { as: 'pedagog@skola.test' })
  const answer = await page.goto('/personer')
  expect(answer?.status()).toBe(404)
  await open('/konto')
  await close()
})
