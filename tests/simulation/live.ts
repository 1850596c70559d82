/** Lives one seed: disturbed days, then a quiet end in which everything must come right. */
import { leftOver, unsettledTab, wrongDatabase, wrongNode, wrongPresence } from './checks.ts'
import { drawClientIds } from './seeded-documents.ts'
import { nextGap } from './weather.ts'
import { World, type WorldOptions } from './world.ts'

export type Life = {
  seed: number
  /** What was broken first; null when every promise was kept. */
  failure: string | null
  hash: number
  lines: string[]
  happened: number
}

export type LifeOptions = WorldOptions & { steps?: number }

const STEPS = 200
/** More than any honest life takes; a livelock takes more. */
const MOST_HAPPENINGS = 150_000
/** Half-open sockets are noticed within 30 s, lost numbers given up after 15 s. */
const SETTLED_WITHIN_MS = 90_000
const EMPTY_WITHIN_MS = 60_000
const POLL_MS = 500

/** The same seed and options give the same life. One at a time: it borrows the global timers. */
export async function live(seed: number, options: LifeOptions = {}): Promise<Life> {
  const world = new World(seed, options)
  const { scheduler, trace, random } = world
  const onUnhandled = (error: unknown) => trace.fail(`nobody handled ${stackOf(error)}`)
  process.on('unhandledRejection', onUnhandled)
  drawClientIds(() => random.uint32())
  scheduler.install()
  let isOver = false
  try {
    const story = tell(world, options.steps ?? STEPS).catch((error: unknown) => trace.fail(stackOf(error)))
    void story.then(() => {
      isOver = true
    })
    await scheduler.run(() => isOver || trace.failure !== null, MOST_HAPPENINGS)
  } catch (error) {
    trace.fail(stackOf(error))
  } finally {
    scheduler.uninstall()
    drawClientIds(null)
    process.off('unhandledRejection', onUnhandled)
  }
  const { failure, hash, lines } = trace
  return { seed, failure: failure?.message ?? null, hash, lines, happened: scheduler.happened }
}

async function tell(world: World, steps: number): Promise<void> {
  const { scheduler, random, trace, nodes, tabs } = world
  world.begin()
  for (let step = 0; step < steps; step++) {
    await scheduler.pause(nextGap(random))
    world.step()
  }
  world.calm()
  await until(world, SETTLED_WITHIN_MS, async () => {
    // Who was sent away before the roles came back opens the page again when told so.
    for (const tab of tabs) tab.reopen()
    return unsettledTab(world) ?? wrongPresence(world)
  })
  await until(world, SETTLED_WITHIN_MS, async () => wrongDatabase(world) ?? (await wrongNode(world)))
  trace.say('settled')
  for (const tab of tabs) world.closeTab(tab)
  await until(world, EMPTY_WITHIN_MS, () => leftOver(world))
  world.isEnding = true
  await Promise.all(nodes.map((node) => new Promise<void>((resolve) => node.drain(resolve))))
  await scheduler.pause(EMPTY_WITHIN_MS)
  for (const { owner } of nodes) {
    const waiting = scheduler.waitingOf(owner)
    if (waiting > 0) trace.fail(`${owner.name} still waits for ${waiting} things`)
  }
}

/** Waits until nothing is wrong any more. */
async function until(world: World, milliseconds: number, wrong: () => Promise<string | null>): Promise<void> {
  const { scheduler, trace } = world
  const deadline = scheduler.now + milliseconds
  for (;;) {
    const what = await wrong()
    if (what === null) return
    if (scheduler.now > deadline) return trace.fail(`${what}, ${milliseconds} ms after all trouble ended`)
    await scheduler.pause(POLL_MS)
  }
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
