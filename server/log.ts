/** JSON lines on stderr: what happened to which request, never what anybody wrote, who they are or what they sent. */
import pino from 'pino'
import type { LogLevel } from './config.ts'

export type Logger = pino.Logger

export function createLog(level: LogLevel): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
    },
    pino.destination({ fd: 2, sync: true }),
  )
}

/**
 * A failed query carries the text of cards and e-mail addresses as parameters, and PostgreSQL quotes a value that it
 * cannot read: neither goes on.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: typeof error }
  const { cause, code } = error as Error & { code?: unknown }
  const hide = 'params' in error || isSqlState(code)
  return {
    type: error.name,
    message:
      'params' in error ? 'a query failed' : hide ? error.message.replace(/: ".*$/s, '') : error.message,
    ...(code === undefined ? {} : { code }),
    stack: hide ? frames(error) : error.stack,
    ...(cause === undefined ? {} : { cause: describeError(cause) }),
  }
}

function isSqlState(code: unknown): boolean {
  return typeof code === 'string' && /^[\dA-Z]{5}$/.test(code)
}

function frames({ stack = '' }: Error): string {
  return stack
    .split('\n')
    .filter((line) => /^\s+at /.test(line))
    .join('\n')
}
