import type { Rolltilldelning } from '#domain/ska/roll.ts'

/** The signed-in person, as every loader, action and socket knows them. */
export type Viewer = {
  personId: string
  namn: string
  epost: string
  huvudmanId: string
  huvudmanNamn: string
  roller: Rolltilldelning[]
}
