/** Everything that a page should not do, written down as it happens. */
import type { BrowserContext, ConsoleMessage } from 'playwright-core'

export type ConsoleGuard = {
  /** What went wrong so far. Expect it to equal []. */
  faults: string[]
  /** From now on a fault that matches is part of the test: offline, a refused edit. */
  allow(pattern: RegExp): void
}

/** Watches every page of a context: errors, warnings, broken scripts, failed answers, and requests to other hosts. */
export function guardConsole(context: BrowserContext, origin: string): ConsoleGuard {
  const faults: string[] = []
  const allowed: RegExp[] = []
  const note = (fault: string) => {
    if (!allowed.some((pattern) => pattern.test(fault))) faults.push(fault)
  }

  context.on('console', (message) => {
    if (isFault(message)) note(`console.${message.type()}: ${message.text()}`)
  })
  context.on('weberror', (error) => note(`error: ${error.error().stack ?? error.error().message}`))
  context.on('request', (request) => {
    const { protocol, host } = new URL(request.url())
    const isOurs = host === new URL(origin).host || protocol === 'data:' || protocol === 'blob:'
    if (!isOurs) note(`request to another host: ${request.url()}`)
  })
  context.on('response', (response) => {
    if (response.status() >= 500) note(`${response.status()} from ${response.url()}`)
  })
  return { faults, allow: (pattern) => void allowed.push(pattern) }
}

function isFault(message: ConsoleMessage): boolean {
  return message.type() === 'error' || message.type() === 'warning'
}
