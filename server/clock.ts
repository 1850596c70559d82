/** The one place that reads the machine's clock on the server. */
export type Clock = { now(): Date }

export const systemClock: Clock = { now: () => new Date() }
