/** The weather that a person's network has, drawn from a seed. */
import { CALM, type FaultProxy, type Weather } from '#tests/support/fault-proxy.ts'

type Spell = { name: string; often: number; weather?: Partial<Weather>; strikes?: 'cut' | 'vanish' | 'down' }

const SPELLS: readonly Spell[] = [
  { name: 'calm', often: 3 },
  { name: 'far away', often: 3, weather: { delayMs: 150, jitterMs: 200 } },
  { name: '64 kbit/s', often: 2, weather: { delayMs: 40, bytesPerSecond: 8_000 } },
  { name: '300 bytes/s', often: 1, weather: { bytesPerSecond: 300 } },
  { name: '1 byte/s', often: 1, weather: { bytesPerSecond: 1 } },
  { name: 'standstill', often: 2, weather: { isStalled: true } },
  { name: 'cut', often: 2, strikes: 'cut' },
  { name: 'gone without a word', often: 2, strikes: 'vanish' },
  { name: 'no network', often: 1, strikes: 'down' },
]
const ALL = SPELLS.flatMap((spell) => Array.from({ length: spell.often }, () => spell))

/** Draws the next spell and lets it loose; returns its name. */
export function changeWeather(proxy: FaultProxy, random: () => number): string {
  const { name, weather, strikes } = ALL[Math.floor(random() * ALL.length)]!
  proxy.set({ ...CALM, ...weather })
  proxy.isDown = strikes === 'down'
  if (strikes === 'cut' || strikes === 'down') proxy.cut()
  if (strikes === 'vanish') proxy.vanish()
  return name
}

export function clearUp(proxy: FaultProxy): void {
  proxy.set(CALM)
  proxy.isDown = false
}
