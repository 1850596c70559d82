import { expect, test } from 'vitest'
import { ConfigError, readConfig } from './config.ts'
import { RECONNECT } from './realtime/gate/limits.ts'
import { DEFAULT_LIMITS } from './realtime/limits.ts'

test('an empty environment is the embedded database with the demo, on this machine only', () => {
  expect(readConfig({})).toMatchObject({
    port: 3000,
    host: '127.0.0.1',
    databaseUrl: null,
    demo: true,
    trustedProxies: 0,
    logLevel: 'warn',
    requireDurable: true,
  })
})

test('with a database of one’s own the demo is off unless asked for', () => {
  const DATABASE_URL = 'postgresql://app:hemligt@db:5432/ska'
  expect(readConfig({ DATABASE_URL })).toMatchObject({
    databaseUrl: DATABASE_URL,
    demo: false,
    logLevel: 'info',
  })
  expect(readConfig({ DATABASE_URL, DEMO: '1' }).demo).toBe(true)
  expect(readConfig({ DEMO: 'off' }).demo).toBe(false)
})

test('every fault is told at once, by name, in Swedish, and no secret with it', () => {
  const read = () =>
    readConfig({
      PORT: '70000',
      HOST: 'a b',
      DATABASE_URL: 'mysql://app:hemligt@db/ska',
      REDIS_URL: 'inget',
      PUBLIC_URL: 'https://ska.kommun.se/tavlan',
      DEMO: 'kanske',
      TRUSTED_PROXIES: '-1',
      LOG_LEVEL: 'mycket',
      LIMIT_CONNECTIONS_PER_BOARD: '9',
      LIMIT_CONNECTIONS_PER_PERSON: 'många',
      LIMIT_FRAME_BYTES: '2MB',
      METRICS_TOKEN: 'hemligt',
    })
  expect(read).toThrow(ConfigError)
  const text = message(read)
  for (const name of [
    'PORT',
    'HOST',
    'DATABASE_URL',
    'REDIS_URL',
    'PUBLIC_URL',
    'DEMO',
    'TRUSTED_PROXIES',
    'LOG_LEVEL',
    'LIMIT_CONNECTIONS_PER_BOARD',
    'LIMIT_CONNECTIONS_PER_PERSON',
    'LIMIT_FRAME_BYTES',
    'METRICS_TOKEN',
  ]) {
    expect(text).toMatch(new RegExp(`^ {2}${name}: ska `, 'm'))
  }
  expect(text.split('\n')).toHaveLength(13)
  expect(text).not.toContain('hemligt')
})

test.each(['3000a', '-1', '65536', '0x10', '1.5', ' '])('PORT %o is refused', (PORT) => {
  expect(() => readConfig({ PORT })).toThrow(/PORT/)
})

test('the bounds of the boards’ sockets are the operator’s to move, and a frame never below what the gate reads', () => {
  expect(readConfig({}).limits).toEqual(DEFAULT_LIMITS)
  const limits = readConfig({
    LIMIT_CONNECTIONS_PER_BOARD: '300',
    LIMIT_CONNECTIONS_PER_PERSON: '5',
    LIMIT_FRAME_BYTES: '4194304',
  }).limits
  expect(limits).toEqual({
    connectionsPerBoard: 300,
    connectionsPerPersonAndBoard: 5,
    frameBytes: 4 * 1024 * 1024,
  })
  expect(RECONNECT.bytes).toBeLessThan(DEFAULT_LIMITS.frameBytes)
  expect(() => readConfig({ LIMIT_FRAME_BYTES: String(RECONNECT.bytes) })).toThrow(/LIMIT_FRAME_BYTES/)
})

test('a variable that is set to nothing is not set', () => {
  expect(readConfig({ PORT: '', DATABASE_URL: '', PUBLIC_URL: '' })).toEqual(readConfig({}))
})

test('a public address over TLS has one proxy before it, which ends the TLS', () => {
  expect(readConfig({ PUBLIC_URL: 'https://ska.kommun.se/' })).toMatchObject({
    publicOrigin: 'https://ska.kommun.se',
    trustedProxies: 1,
  })
  expect(readConfig({ PUBLIC_URL: 'https://ska.kommun.se', TRUSTED_PROXIES: '2' }).trustedProxies).toBe(2)
  expect(readConfig({ PUBLIC_URL: 'http://ska.intern' }).trustedProxies).toBe(0)
})

function message(run: () => unknown): string {
  try {
    run()
  } catch (error) {
    return (error as Error).message
  }
  return ''
}
