/** An expected no, as a value: `why` is Swedish and says what is wrong and what to do. */
export type Refusal = { refused: 'forbidden' | 'invalid' | 'locked' | 'stale' | 'missing'; why: string }

export function refuse(refused: Refusal['refused'], why: string): Refusal {
  return { refused, why }
}

export function isRefusal(v: unknown): v is Refusal {
  return typeof v === 'object' && v !== null && 'refused' in v
}
