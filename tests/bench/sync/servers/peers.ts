/** Where the other servers live: a folder with a lock of its own, so that the product's tree stays free of them. */
import { execFileSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

export const PEERS = fileURLToPath(new URL('../peers', import.meta.url))

/** Installs them when they are not there. y-websocket's optional LevelDB is left out: it is not measured. */
export function ensurePeers(): void {
  if (existsSync(`${PEERS}/node_modules`)) return
  execFileSync('npm', ['ci', '--ignore-scripts', '--omit=optional'], { cwd: PEERS, stdio: 'inherit' })
}
