import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** What is still referred to, of bytes outside the heap. */
export function heldBytes(): number {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc')()
  return process.memoryUsage().arrayBuffers
}
