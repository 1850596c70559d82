import { and, eq } from 'drizzle-orm'
import type { Db, Tx } from '#db/client.ts'
import { arshjulspost, arshjulsstatus } from '#db/schema/arshjul.ts'
import type { Arshjulspost } from '#domain/cycle/arshjul.ts'
import type { CivilDatum } from '#domain/ska/civil-datum.ts'
import type { Lasar } from '#domain/ska/lasar.ts'

const postColumns = {
  id: arshjulspost.id,
  mall: arshjulspost.mall,
  kod: arshjulspost.kod,
  niva: arshjulspost.niva,
  kalender: arshjulspost.kalender,
  forstaManad: arshjulspost.forstaManad,
  sistaManad: arshjulspost.sistaManad,
  titel: arshjulspost.titel,
  text: arshjulspost.text,
  artefakt: arshjulspost.artefakt,
  beslutstyp: arshjulspost.beslutstyp,
  agare: arshjulspost.agare,
  beror: arshjulspost.beror,
  kalla: arshjulspost.kalla,
}

/** A huvudman's årshjul. */
export function arshjulsposter(db: Db | Tx, huvudmanId: string): Promise<Arshjulspost[]> {
  return db
    .select(postColumns)
    .from(arshjulspost)
    .where(eq(arshjulspost.huvudmanId, huvudmanId))
    .orderBy(arshjulspost.kod)
}

/** Which posts are done in a läsår, by post id. */
export async function klaraPoster(
  db: Db | Tx,
  huvudmanId: string,
  lasar: Lasar,
): Promise<Map<string, CivilDatum>> {
  const rows = await db
    .select({ postId: arshjulsstatus.postId, klar: arshjulsstatus.klar })
    .from(arshjulsstatus)
    .where(and(eq(arshjulsstatus.huvudmanId, huvudmanId), eq(arshjulsstatus.lasar, lasar)))
  return new Map(rows.map(({ postId, klar }) => [postId, klar]))
}

/** Adds posts; one whose template key the huvudman already has is left as the huvudman has made it. */
export async function insertPoster(
  db: Db | Tx,
  huvudmanId: string,
  posts: readonly Arshjulspost[],
): Promise<number> {
  if (posts.length === 0) return 0
  const rows = await db
    .insert(arshjulspost)
    .values(posts.map((post) => ({ ...post, huvudmanId })))
    .onConflictDoNothing()
    .returning({ id: arshjulspost.id })
  return rows.length
}

/** Changes a post of this huvudman; false when there is none. */
export async function updatePost(
  db: Db | Tx,
  huvudmanId: string,
  { id, ...post }: Arshjulspost,
): Promise<boolean> {
  const rows = await db
    .update(arshjulspost)
    .set(post)
    .where(and(eq(arshjulspost.huvudmanId, huvudmanId), eq(arshjulspost.id, id)))
    .returning({ id: arshjulspost.id })
  return rows.length > 0
}

export async function deletePost(db: Db | Tx, huvudmanId: string, id: string): Promise<boolean> {
  const rows = await db
    .delete(arshjulspost)
    .where(and(eq(arshjulspost.huvudmanId, huvudmanId), eq(arshjulspost.id, id)))
    .returning({ id: arshjulspost.id })
  return rows.length > 0
}

export type PostKlar = {
  huvudmanId: string
  postId: string
  lasar: Lasar
  klar: CivilDatum | null
  personId: string
}

/** Notes that a post is done for a läsår, or that it is not. */
export async function setPostKlar(db: Db | Tx, { klar, ...key }: PostKlar): Promise<void> {
  if (klar === null) {
    await db
      .delete(arshjulsstatus)
      .where(
        and(
          eq(arshjulsstatus.huvudmanId, key.huvudmanId),
          eq(arshjulsstatus.postId, key.postId),
          eq(arshjulsstatus.lasar, key.lasar),
        ),
      )
    return
  }
  await db
    .insert(arshjulsstatus)
    .values({ ...key, klar })
    .onConflictDoUpdate({
      target: [arshjulsstatus.postId, arshjulsstatus.lasar],
      set: { klar, personId: key.personId },
      setWhere: eq(arshjulsstatus.huvudmanId, key.huvudmanId),
    })
}
