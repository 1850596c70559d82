/** The kinds of metric that we have, for prom-client: each reads a plain number when somebody asks. */
import { Counter, Gauge, Histogram, type Registry } from 'prom-client'
import type { Buckets } from './buckets.ts'

/** A value under one label, or alone. */
type Values = number | Iterable<readonly [label: string | number, value: number]>

export type Instruments = {
  counter(name: string, help: string, read: () => number): void
  counterBy(label: string, name: string, help: string, read: () => Exclude<Values, number>): void
  /** Null leaves the value out: nobody knows it now. */
  gauge(name: string, help: string, read: () => number | null): void
  histogram(name: string, help: string, buckets: Buckets): void
}

export function createInstruments(registry: Registry): Instruments {
  const registers = [registry]
  return {
    counter: (name, help, read) =>
      void new Counter({
        ...{ name, help, registers },
        collect() {
          this.reset()
          this.inc(read())
        },
      }),
    counterBy: (label, name, help, read) =>
      void new Counter({
        ...{ name, help, registers },
        labelNames: [label],
        collect() {
          this.reset()
          for (const [value, count] of read()) this.inc({ [label]: value }, count)
        },
      }),
    gauge: (name, help, read) =>
      void new Gauge({
        ...{ name, help, registers },
        collect() {
          const value = read()
          if (value === null) this.remove()
          else this.set(value)
        },
      }),
    histogram: (name, help, buckets) =>
      void new CountedByHand({ name, help, registers, buckets: [...buckets.bounds] }, buckets),
  }
}

/** prom-client's own histogram makes a hash of its labels at every observation. */
class CountedByHand extends Histogram {
  readonly #name: string
  readonly #help: string
  readonly #buckets: Buckets

  constructor(config: ConstructorParameters<typeof Histogram>[0], buckets: Buckets) {
    super(config)
    this.#name = config.name
    this.#help = config.help
    this.#buckets = buckets
  }

  /** What the registry asks a histogram for. */
  async getForPromString() {
    const { below, count } = this.#buckets.cumulative()
    const value = (suffix: string, number: number, labels: { le?: number | string } = {}) => ({
      metricName: this.#name + suffix,
      value: number,
      labels,
      sharedLabels: {},
    })
    return {
      ...{ name: this.#name, help: this.#help, type: 'histogram', aggregator: 'sum' },
      values: [
        ...this.#buckets.bounds.map((le, at) => value('_bucket', below[at]!, { le })),
        value('_bucket', count, { le: '+Inf' }),
        value('_sum', this.#buckets.sum),
        value('_count', count),
      ],
    }
  }
}
