import { Table } from '#app/components/ui/table.tsx'
import {
  ARSHJUL_NIVA_NAMN,
  ARSHJUL_NIVAER,
  type ArshjulNiva,
  byTid,
  saknarManader,
  spannOf,
  VASBY_KOLUMNER,
} from '#domain/cycle/arshjul.ts'
import { manadOf } from '#domain/cycle/month.ts'
import { POST_STATUS_NAMN, type PostMedStatus } from '#domain/cycle/post-status.ts'
import type { CivilDatum } from '#domain/ska/civil-datum.ts'
import { type Lasar, lasarOf } from '#domain/ska/lasar.ts'
import styles from './arshjul.module.css'

/** The year as the Väsby appendix draws it: levels down, months across; a post over many months is one cell. */
export function Matrix({ posts, today, lasar }: { posts: PostMedStatus[]; today: CivilDatum; lasar: Lasar }) {
  const placed = posts.filter((post) => !saknarManader(post))
  const isNow = (kolumn: (typeof VASBY_KOLUMNER)[number]) =>
    lasarOf(today) === lasar && kolumn.manader.includes(manadOf(today))
  return (
    <Table
      caption={`Årshjulet som matris, läsåret ${lasar}`}
      isCaptionHidden
      hasStickyColumn
      className={styles.matrix}
    >
      <thead>
        <tr>
          <th scope="col">Nivå</th>
          {VASBY_KOLUMNER.map((kolumn) => (
            <th key={kolumn.id} scope="col" data-now={isNow(kolumn) || undefined}>
              {kolumn.namn}
              {isNow(kolumn) && <span className={styles.now}>nu</span>}
            </th>
          ))}
        </tr>
      </thead>
      {ARSHJUL_NIVAER.toReversed()
        .filter((niva) => placed.some((post) => post.niva === niva))
        .toReversed()
        .map((niva) => (
          <Level key={niva} niva={niva} posts={placed.filter((post) => post.niva === niva)} />
        ))}
    </Table>
  )
}

function Level({ niva, posts }: { niva: ArshjulNiva; posts: PostMedStatus[] }) {
  const spans = posts.map((post) => ({ post, ...spannOf(post) }))
  const within = spans.filter(({ forsta, sista }) => forsta === sista)
  const across = spans.filter(({ forsta, sista }) => forsta !== sista)
  return (
    <tbody data-niva={niva}>
      <tr>
        <th scope="rowgroup" rowSpan={1 + across.length}>
          {ARSHJUL_NIVA_NAMN[niva]}
        </th>
        {VASBY_KOLUMNER.map((kolumn, at) => (
          <td key={kolumn.id}>
            {within
              .filter(({ forsta }) => forsta === at)
              .map(({ post }) => post)
              .sort(byTid)
              .map((post) => (
                <MatrixPost key={post.id} post={post} />
              ))}
          </td>
        ))}
      </tr>
      {across.map(({ post, forsta, sista }) => (
        <tr key={post.id}>
          {forsta > 0 && <td colSpan={forsta} />}
          <td colSpan={sista - forsta + 1}>
            <MatrixPost post={post} />
          </td>
          {sista < VASBY_KOLUMNER.length - 1 && <td colSpan={VASBY_KOLUMNER.length - 1 - sista} />}
        </tr>
      ))}
    </tbody>
  )
}

function MatrixPost({ post }: { post: PostMedStatus }) {
  return (
    <a
      href={`#post-${post.id}`}
      className={styles.matrixPost}
      data-niva={post.niva}
      data-status={post.status}
    >
      {post.text || post.titel}
      <span className={styles.matrixStatus}>{POST_STATUS_NAMN[post.status]}</span>
    </a>
  )
}
