/** A place that a role can be tied to, with its arbetslag. */
export type Enhet = { enhetId: string; namn: string; arbetslag: { arbetslagId: string; namn: string }[] }
