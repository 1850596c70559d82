/** One run at a time on a machine: two would measure each other. */
import { once } from 'node:events'
import { createServer, type Server } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'

/** Nobody connects to it: whoever has it is the one who runs. The servers under test have the ports above. */
const PORT = 9410

/** Waits for another run to end. The returned function lets the next one in. */
export async function runAlone(): Promise<() => void> {
  for (let waited = 0; ; waited++) {
    const holder = await hold()
    if (holder) return () => void holder.close()
    if (waited === 0) console.info('Another run is under way; waiting for it to end.')
    await pause(1000)
  }
}

async function hold(): Promise<Server | null> {
  const holder = createServer()
  try {
    await once(holder.listen(PORT, '127.0.0.1'), 'listening')
    return holder
  } catch {
    return null
  }
}
