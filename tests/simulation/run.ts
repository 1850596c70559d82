/** `npm run simulate`: SEEDS lives from FIRST on, or the whole story of ONE. */
import { live } from './live.ts'

const one = process.env.ONE
const first = Number(one ?? process.env.FIRST ?? 1)
const count = one ? 1 : Number(process.env.SEEDS ?? 300)
const begun = process.hrtime.bigint()
let failed = 0
let happened = 0
for (let seed = first; seed < first + count; seed++) {
  const life = await live(seed)
  happened += life.happened
  if (one) console.info(life.lines.join('\n'))
  if (life.failure === null) continue
  failed++
  console.error(`seed ${seed}: ${life.failure}`)
}
const seconds = Number(process.hrtime.bigint() - begun) / 1e9
console.info(
  `${count} lives from seed ${first}: ${failed} failed, ${happened} happenings, ${seconds.toFixed(1)} s`,
)
process.exitCode = failed === 0 ? 0 : 1
