/** Every measure, in the order in which they run. */
import { ceiling } from './ceiling.ts'
import { latency } from './latency.ts'
import type { Measure } from './measure.ts'

export const MEASURES: readonly Measure[] = [latency(10), latency(50), latency(200), ceiling]
