/** How often somebody may guess: per account, per address and for the whole server, counted in PostgreSQL. */
import type pg from 'pg'
import { RateLimiterPostgres } from 'rate-limiter-flexible'

const MINUTE_S = 60
const LIMITS = {
  account: { points: 10, duration: 15 * MINUTE_S },
  /** A whole school may stand behind one address. */
  address: { points: 100, duration: 15 * MINUTE_S },
  server: { points: 1_000, duration: 15 * MINUTE_S },
}

export type Attempt = { epost: string; address: string }

export type SignInLimits = {
  /** Milliseconds to wait before this attempt may be made; 0 when it may be made now. */
  wait(attempt: Attempt): Promise<number>
  failed(attempt: Attempt): Promise<void>
  succeeded(attempt: Attempt): Promise<void>
}

export function createSignInLimits(pool: pg.Pool): SignInLimits {
  const limiter = (keyPrefix: keyof typeof LIMITS) =>
    new RateLimiterPostgres({
      storeClient: pool,
      tableName: 'rate_limit',
      tableCreated: true,
      keyPrefix,
      ...LIMITS[keyPrefix],
    })
  const buckets = [
    { limiter: limiter('account'), key: ({ epost }: Attempt) => epost },
    { limiter: limiter('address'), key: ({ address }: Attempt) => address },
    { limiter: limiter('server'), key: () => 'all' },
  ]

  return {
    async wait(attempt) {
      const waits = await Promise.all(
        buckets.map(async ({ limiter, key }) => {
          const used = await limiter.get(key(attempt))
          return used && used.consumedPoints >= limiter.points ? used.msBeforeNext : 0
        }),
      )
      return Math.max(...waits)
    },
    async failed(attempt) {
      await Promise.all(buckets.map(({ limiter, key }) => limiter.penalty(key(attempt))))
    },
    async succeeded(attempt) {
      await buckets[0]?.limiter.delete(attempt.epost)
    },
  }
}
