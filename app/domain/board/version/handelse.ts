/** What somebody did with one card on one day. */
import type { CivilDatum } from '#domain/ska/civil-datum.ts'

export type Handelse = {
  /** Where it stands among the others: pass it on to get those that are older. */
  plats: string
  dag: CivilDatum
  personId: string | null
  /** Null is the server, or somebody who has been erased. */
  namn: string | null
  /** `orsaker/<id>`; `beslut/insats:<id>` and `beslut/tavlan` for what a person had the server decide. */
  kort: string
  /** Fields of the card, `+` for its birth; for `beslut/…` what was done, as the audit names it. */
  falt: string[]
  forst: Date
  senast: Date
  /** How many times something was saved; what is typed slowly is saved letter by letter. */
  antal: number
  /** No later event has hidden the card or brought it back, so this one made it what it is now. */
  isLastOfRaderad: boolean
}

export type HandelseUrval = {
  /** A person's id, or `ingen` for the server. */
  person?: string
  kort?: string
  /** `plats` of the last one that is known. */
  efter?: string
}
