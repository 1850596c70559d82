/** Loaded into every server under test: says how its event loop fares and where its time goes. Idle until asked. */
import { Session } from 'node:inspector/promises'
import { monitorEventLoopDelay } from 'node:perf_hooks'
import { summarize } from './profile.ts'

export type Question = 'watch-loop' | 'loop-lag' | 'start-profile' | 'profile'
/** Milliseconds; the profile is one line a function, the costliest first. */
export type Answer<Q extends Question> = Q extends 'loop-lag' ? number : Q extends 'profile' ? string[] : null

const RESOLUTION_MS = 5
const delay = monitorEventLoopDelay({ resolution: RESOLUTION_MS })
const session = new Session()

async function answer(question: Question): Promise<Answer<Question>> {
  switch (question) {
    case 'watch-loop':
      delay.reset()
      delay.enable()
      return null
    case 'loop-lag':
      delay.disable()
      return delay.max / 1e6 - RESOLUTION_MS
    case 'start-profile':
      session.connect()
      await session.post('Profiler.enable')
      await session.post('Profiler.start')
      return null
    case 'profile': {
      const { profile } = await session.post('Profiler.stop')
      session.disconnect()
      return summarize(profile)
    }
  }
}

process.on('message', (question: Question) => {
  void answer(question).then((said) => process.send?.(said))
})
// The server ends when it wants to, not when we have stopped asking.
process.channel?.unref()
// With nobody left who measures, there is nothing to serve for.
process.on('disconnect', () => process.exit(0))
