/** JSON lines on stderr: what happened to which request, never what anybody wrote, who they are or what they sent. */
import pino from 'pino'
import type { LogLevel } from './config.ts'

export type Logger = pino.Logger

export function createLog(
  level: LogLevel,
  stream: pino.DestinationStream = pino.destination({ fd: 2, sync: true }),
): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError },
    },
    stream,
  )
}

/**
 * A failed query carries the text of cards and e-mail addresses as parameters, and PostgreSQL, JSON and Node quote a
 * value that they cannot read: none of it goes on.
 */
export function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: typeof error }
  const { cause, code } = error as Error & { code?: unknown }
  const message = withoutValues(error, code)
  return {
    type: error.name,
    message,
    ...(code === undefined ? {} : { code }),
    // A stack begins with the message.
    stack: message === error.message ? error.stack : frames(error),
    ...(cause === undefined ? {} : { cause: describeError(cause) }),
  }
}

/** Errors whose messages quote what they were given. */
const QUOTING = new Set(['SyntaxError', 'ZodError', '$ZodError'])

function withoutValues(error: Error, code: unknown): string {
  if ('params' in error || 'query' in error) return 'a query failed'
  if (QUOTING.has(error.name)) return 'something could not be read'
  if (isSqlState(code)) return error.message.replace(/: ".*$/s, '')
  if (typeof code === 'string' && /^ERR_(INVALID|UNKNOWN|OUT_OF_RANGE)/.test(code))
    return 'a value was of no use'
  return error.message
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
