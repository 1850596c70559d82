import { randomUUID } from 'node:crypto'
import { arshjulsmall } from '#db/catalogue/arshjul.ts'
import {
  arshjulsposter,
  deletePost,
  insertPoster,
  klaraPoster,
  setPostKlar,
  updatePost,
} from '#db/queries/arshjul.ts'
import { insertAudit } from '#db/queries/audit.ts'
import { canEditArshjul } from '#domain/access/can.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import type { ArshjulMall, Arshjulspost } from '#domain/cycle/arshjul.ts'
import { type PostMedStatus, withStatus } from '#domain/cycle/post-status.ts'
import { type Refusal, refuse } from '#domain/result.ts'
import { todayInSweden } from '#domain/ska/civil-datum.ts'
import { type Lasar, lasarOf } from '#domain/ska/lasar.ts'
import type { Deps } from '#server/services.ts'

export type ArshjulPage = { lasar: Lasar; today: string; posts: PostMedStatus[]; mayEdit: boolean }
export type PostDraft = Omit<Arshjulspost, 'id' | 'mall' | 'kod' | 'kalla' | 'beror'>
type Done = { ok: true } | Refusal

const NOT_YOURS = refuse(
  'forbidden',
  'Årshjulet ändras av förvaltningen. Be den som har den rollen att göra ändringen.',
)
const GONE = refuse(
  'missing',
  'Posten finns inte längre i årshjulet. Ladda om sidan för att se vad som gäller nu.',
)

export function createArshjul({ db, clock, live }: Deps) {
  const changed = (viewer: Viewer): Done => {
    live.changed('arshjul', viewer.huvudmanId)
    return { ok: true }
  }

  return {
    /** The huvudman's year: every post with its dates and status; the läsår that is, unless another is asked for. */
    async page(viewer: Viewer, lasar?: Lasar): Promise<ArshjulPage> {
      const today = todayInSweden(clock.now())
      const shown = lasar ?? lasarOf(today)
      const [posts, klara] = await Promise.all([
        arshjulsposter(db, viewer.huvudmanId),
        klaraPoster(db, viewer.huvudmanId, shown),
      ])
      return {
        lasar: shown,
        today,
        posts: withStatus(posts, { lasar: shown, today, klara }),
        mayEdit: canEditArshjul(viewer),
      }
    },

    /** Starts from a template; posts that the huvudman already has are left alone. */
    async startFrom(viewer: Viewer, mall: Exclude<ArshjulMall, 'egen'>): Promise<Done> {
      if (!canEditArshjul(viewer)) return NOT_YOURS
      const posts = arshjulsmall(mall).map((post) => ({ ...post, id: randomUUID() }))
      await db.transaction(async (tx) => {
        const added = await insertPoster(tx, viewer.huvudmanId, posts)
        await insertAudit(tx, viewer, {
          roll: 'forvaltning',
          action: 'start-arshjul',
          object: `mall:${mall}`,
          after: { added },
        })
      })
      return changed(viewer)
    },

    async addPost(viewer: Viewer, draft: PostDraft): Promise<Done> {
      if (!canEditArshjul(viewer)) return NOT_YOURS
      const post: Arshjulspost = {
        ...draft,
        id: randomUUID(),
        mall: 'egen',
        kod: null,
        beror: [],
        kalla: viewer.huvudmanNamn,
      }
      await db.transaction(async (tx) => {
        await insertPoster(tx, viewer.huvudmanId, [post])
        await insertAudit(tx, viewer, {
          roll: 'forvaltning',
          action: 'add-arshjulspost',
          object: `arshjulspost:${post.id}`,
        })
      })
      return changed(viewer)
    },

    /** Changes a post; where it came from and what it builds on stay. */
    async changePost(viewer: Viewer, id: string, draft: PostDraft): Promise<Done> {
      if (!canEditArshjul(viewer)) return NOT_YOURS
      const done = await db.transaction(async (tx) => {
        const before = (await arshjulsposter(tx, viewer.huvudmanId)).find((post) => post.id === id)
        if (!before) return false
        await updatePost(tx, viewer.huvudmanId, { ...before, ...draft })
        await insertAudit(tx, viewer, {
          roll: 'forvaltning',
          action: 'change-arshjulspost',
          object: `arshjulspost:${id}`,
        })
        return true
      })
      return done ? changed(viewer) : GONE
    },

    async removePost(viewer: Viewer, id: string): Promise<Done> {
      if (!canEditArshjul(viewer)) return NOT_YOURS
      const done = await db.transaction(async (tx) => {
        if (!(await deletePost(tx, viewer.huvudmanId, id))) return false
        await insertAudit(tx, viewer, {
          roll: 'forvaltning',
          action: 'remove-arshjulspost',
          object: `arshjulspost:${id}`,
        })
        return true
      })
      return done ? changed(viewer) : GONE
    },

    /** Ticks a post off for a läsår, or takes the tick away. */
    async setKlar(
      viewer: Viewer,
      { postId, lasar, klar }: { postId: string; lasar: Lasar; klar: boolean },
    ): Promise<Done> {
      if (!canEditArshjul(viewer)) return NOT_YOURS
      const { huvudmanId, personId } = viewer
      const done = await db.transaction(async (tx) => {
        if (!(await arshjulsposter(tx, huvudmanId)).some((post) => post.id === postId)) return false
        await setPostKlar(tx, {
          huvudmanId,
          postId,
          lasar,
          klar: klar ? todayInSweden(clock.now()) : null,
          personId,
        })
        await insertAudit(tx, viewer, {
          roll: 'forvaltning',
          action: 'tick-arshjulspost',
          object: `arshjulspost:${postId}`,
          after: { lasar, klar },
        })
        return true
      })
      return done ? changed(viewer) : GONE
    },
  }
}
