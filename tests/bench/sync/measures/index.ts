/** Every measure, in the order in which they run. */
import { bytes } from './bytes.ts'
import { ceiling } from './ceiling.ts'
import { cost } from './cost.ts'
import { cursors } from './cursors.ts'
import { join } from './join.ts'
import { kills } from './kills.ts'
import { latency } from './latency.ts'
import type { Measure } from './measure.ts'
import { memory } from './memory.ts'
import { reconnect } from './reconnect.ts'

export const MEASURES: readonly Measure[] = [
  latency(10),
  latency(50),
  latency(200),
  ceiling,
  cost,
  cursors,
  memory,
  join,
  reconnect('reconnect', 'what they had'),
  reconnect('reconnect-empty', 'nothing'),
  bytes,
  kills,
]
