/** What a test has started is ended after it, the last first, also when the test has failed. */
import { afterEach } from 'vitest'

export type CleanUp = { defer(clean: () => unknown): void }

/** Call once in a test file. */
export function cleanUpAfterEach(): CleanUp {
  let started = new AsyncDisposableStack()
  afterEach(async () => {
    const ending = started
    started = new AsyncDisposableStack()
    await ending.disposeAsync()
  })
  return {
    defer: (clean) =>
      started.defer(async () => {
        await clean()
      }),
  }
}
