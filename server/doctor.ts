/**
 * Is everything that is stored whole? `npm run doctor`, beside a running server or without one. It only reads, unless
 * asked to repair; see doctor/run.ts for what it can be asked.
 */
import { readConfig } from './config.ts'
import { visit } from './doctor/run.ts'
import { describeError } from './log.ts'
import { StartFault } from './start-fault.ts'

try {
  process.exitCode = await visit(process.argv.slice(2), {
    config: readConfig(),
    print: (text) => console.log(text),
  })
} catch (error) {
  console.error(error instanceof StartFault ? `\n${error.message}\n` : describeError(error))
  process.exitCode = 2
}
