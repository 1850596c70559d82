/**
 * Lindvik's årshjul: both templates, with the months that Degerfors' text leaves open filled in as Lindvik has chosen,
 * and a post of its own. What is done is told by the calendar, but for one post that is late.
 */
import { ARSHJUL_DEGERFORS } from '#db/catalogue/arshjul-degerfors.ts'
import { ARSHJUL_VASBY } from '#db/catalogue/arshjul-vasby.ts'
import type { Tx } from '#db/client.ts'
import { arshjulspost, arshjulsstatus } from '#db/schema/arshjul.ts'
import { type Arshjulspost, saknarManader, tidOf } from '#domain/cycle/arshjul.ts'
import { addDays, type CivilDatum } from '#domain/ska/civil-datum.ts'
import type { Lasar } from '#domain/ska/lasar.ts'
import { seedId } from '../seed-id.ts'

const MANADER: Record<string, [forsta: number, sista: number]> = {
  M1: [8, 9],
  M2: [9, 10],
  M3: [10, 11],
  M4: [11, 12],
  M5: [1, 6],
  M6: [2, 3],
}

const EGEN: Omit<Arshjulspost, 'id'> = {
  mall: 'egen',
  kod: 'L1',
  niva: 'kontor',
  kalender: 'lasar',
  forstaManad: 6,
  sistaManad: 6,
  titel: 'Lärdomsdagen',
  text: 'Varje enhet berättar om en insats som gjorde skillnad och en som inte gjorde det.',
  artefakt: null,
  beslutstyp: null,
  agare: 'Skolchef',
  beror: [],
  kalla: 'Påhittat för demonstrationen',
}

/** Left undone this läsår once its month has passed, so that one sees what lateness does to what follows. */
const FORSENAD = 'E8'

export function lindvikPoster(huvudmanId: string): Arshjulspost[] {
  const degerfors = ARSHJUL_DEGERFORS.map((post) => {
    const [forstaManad, sistaManad] = MANADER[post.kod]!
    return { ...post, forstaManad, sistaManad }
  })
  return [...ARSHJUL_VASBY, ...degerfors, EGEN].map((post) => ({
    ...post,
    id: seedId(huvudmanId, 'arshjul', post.mall, post.kod!),
  }))
}

export async function insertArshjul(
  tx: Tx,
  {
    huvudmanId,
    today,
    lasar,
    forra,
    personId,
  }: { huvudmanId: string; today: CivilDatum; lasar: Lasar; forra: Lasar; personId: string },
): Promise<void> {
  const posts = lindvikPoster(huvudmanId)
  await tx.insert(arshjulspost).values(posts.map((post) => ({ ...post, beror: [...post.beror], huvudmanId })))
  const done = [forra, lasar].flatMap((year) =>
    posts.flatMap((post, at) => {
      const { start, slut } = tidOf(post, year)
      if (slut >= today || saknarManader(post) || (year === lasar && post.kod === FORSENAD)) return []
      const klar = addDays(slut, -(at % 9) - 1)
      return [{ postId: post.id, lasar: year, huvudmanId, klar: klar < start ? start : klar, personId }]
    }),
  )
  if (done.length > 0) await tx.insert(arshjulsstatus).values(done)
}
