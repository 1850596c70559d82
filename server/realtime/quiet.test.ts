import { expect, test } from 'vitest'
import { Quiet } from './quiet.ts'

/** A room's worth of writes: each notes when it ran and is in flight until answered. */
function recorded() {
  const quiet = new Quiet()
  const log: string[] = []
  const write = (name: string) =>
    quiet.write(() => {
      log.push(name)
      quiet.sent()
    })
  return { quiet, log, write }
}

test('[R2] a task runs when nothing is in flight, and what is written meanwhile comes after it, in order', async () => {
  const { quiet, log, write } = recorded()
  write('a')
  const task = quiet.task(() => void log.push('task'))
  write('b')
  write('c')
  expect(log).toEqual(['a'])
  quiet.answered(1)
  await task
  expect(log).toEqual(['a', 'task', 'b', 'c'])
})

test('[R2] without anything in flight a task runs at once', () => {
  const { quiet, log } = recorded()
  void quiet.task(() => void log.push('task'))
  expect(log).toEqual(['task'])
})

test('[R8] tasks run one at a time, and writes wait for the last of them', async () => {
  const { quiet, log, write } = recorded()
  const gates = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
  const tasks = gates.map(({ promise }, i) =>
    quiet.task(async () => {
      log.push(`start ${i}`)
      await promise
      log.push(`end ${i}`)
    }),
  )
  write('a')
  gates[1]!.resolve()
  gates[0]!.resolve()
  await Promise.all(tasks)
  await expect.poll(() => log).toEqual(['start 0', 'end 0', 'start 1', 'end 1', 'a'])
})

test('[R8] a task that fails holds nothing up', async () => {
  const { quiet, log, write } = recorded()
  const failing = quiet.task(() => Promise.reject(new Error('no')))
  write('a')
  await expect(failing).rejects.toThrow('no')
  await expect.poll(() => log).toEqual(['a'])
  quiet.answered(1)
  await expect(
    quiet
      .task(() => {
        throw new Error('at once')
      })
      .catch((error: Error) => error.message),
  ).resolves.toBe('at once')
})

test('[J6] what waits for a quiet that never comes is told so', async () => {
  const { quiet, log, write } = recorded()
  write('a')
  const waiting = quiet.task(() => 'never')
  write('b')
  quiet.abandon(new Error('given up'))
  await expect(waiting).rejects.toThrow('given up')
  await expect(quiet.task(() => 'late')).rejects.toThrow('given up')
  expect(log).toEqual(['a'])
})

test('[N2] what must find nothing in flight waits for a write that was held before it, and keeps its place', async () => {
  const { quiet, log, write } = recorded()
  const gate = Promise.withResolvers<void>()
  const task = quiet.task(() => gate.promise)
  write('held')
  quiet.writeAlone(() => log.push('alone'))
  quiet.writeAlone(() => log.push('alone, too'))
  write('after')
  gate.resolve()
  await task
  await expect.poll(() => log).toEqual(['held'])
  quiet.answered(1)
  expect(log).toEqual(['held', 'alone', 'alone, too', 'after'])
})

test('[R4] what goes first does so before all that waits, whatever came earlier', async () => {
  const { quiet, log, write } = recorded()
  write('a')
  const tasks = [quiet.task(() => void log.push('task')), quiet.next(() => void log.push('first'))]
  quiet.answered(1)
  await Promise.all(tasks)
  expect(log).toEqual(['a', 'first', 'task'])
})
