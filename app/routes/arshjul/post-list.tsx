import { Check, Pencil, Trash2, Undo2 } from 'lucide-react'
import { useFetcher } from 'react-router'
import { Badge, type Tone } from '#app/components/ui/badge.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import { IconButton } from '#app/components/ui/icon-button.tsx'
import {
  ARSHJUL_KALENDER_NAMN,
  ARSHJUL_NIVA_NAMN,
  BESLUTSTYP_NAMN,
  byTid,
  saknarManader,
} from '#domain/cycle/arshjul.ts'
import { LASAR_MANADER, manaderText, manadNamn } from '#domain/cycle/month.ts'
import { POST_STATUS_NAMN, type PostMedStatus, type PostStatus } from '#domain/cycle/post-status.ts'
import { formatDatum } from '#domain/ska/civil-datum.ts'
import type { Lasar } from '#domain/ska/lasar.ts'
import styles from './arshjul.module.css'
import { PostDialog } from './post-dialog.tsx'

const TONE: Record<PostStatus, Tone> = { klar: 'ok', forsenad: 'danger', pagar: 'info', kommande: 'neutral' }

type Props = { posts: PostMedStatus[]; lasar: Lasar; mayEdit: boolean }

/** The same year as a list: every post with what it needs, what needs it, and how it stands. */
export function PostList({ posts, lasar, mayEdit }: Props) {
  const placed = posts.filter((post) => !saknarManader(post)).sort(byTid)
  const unplaced = posts.filter(saknarManader)
  return (
    <section className={styles.list} aria-label="Årshjulet som lista">
      {LASAR_MANADER.map((manad) => {
        const due = placed.filter(({ sistaManad }) => sistaManad === manad)
        return due.length === 0 ? null : (
          <Month
            key={manad}
            title={`Klart i ${manadNamn(manad)}`}
            posts={due}
            all={posts}
            lasar={lasar}
            mayEdit={mayEdit}
          />
        )
      })}
      {unplaced.length > 0 && (
        <Month title="Utan månad än" posts={unplaced} all={posts} lasar={lasar} mayEdit={mayEdit} />
      )}
    </section>
  )
}

function Month({ title, posts, all, ...rest }: Props & { title: string; all: PostMedStatus[] }) {
  return (
    <section className={styles.month}>
      <h2>{title}</h2>
      <ul>
        {posts.map((post) => (
          <Post key={post.id} post={post} all={all} {...rest} />
        ))}
      </ul>
    </section>
  )
}

function Post({
  post,
  all,
  lasar,
  mayEdit,
}: {
  post: PostMedStatus
  all: PostMedStatus[]
  lasar: Lasar
  mayEdit: boolean
}) {
  const before = all.filter(
    (other) => other.mall === post.mall && other.kod !== null && post.beror.includes(other.kod),
  )
  return (
    <li id={`post-${post.id}`} className={styles.post} data-niva={post.niva} tabIndex={-1}>
      <div className={styles.postHead}>
        <h3>{post.titel}</h3>
        <Badge tone={TONE[post.status]}>
          {POST_STATUS_NAMN[post.status]}
          {post.klar && ` ${formatDatum(post.klar)}`}
        </Badge>
      </div>
      <p className={styles.facts}>
        {[
          ARSHJUL_NIVA_NAMN[post.niva],
          saknarManader(post) ? 'månad att fylla i' : manaderText(post.forstaManad, post.sistaManad),
          ARSHJUL_KALENDER_NAMN[post.kalender].toLowerCase(),
          post.agare,
          post.beslutstyp && `nämnden ${BESLUTSTYP_NAMN[post.beslutstyp].toLowerCase()}`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
      {post.text && post.text !== post.titel && <p>{post.text}</p>}
      {before.length > 0 && (
        <p className={styles.facts}>
          Bygger på{' '}
          {before.map((other, at) => (
            <span key={other.id}>
              {at > 0 && ', '}
              <a href={`#post-${other.id}`}>{other.titel}</a>
            </span>
          ))}
        </p>
      )}
      {post.hotasAv.length > 0 && (
        <Badge tone="warn">
          Kan bli sen: {post.hotasAv.map(({ titel }) => titel).join(', ')} är försenad
        </Badge>
      )}
      <p className={styles.source}>{post.kalla}</p>
      {mayEdit && <PostActions post={post} lasar={lasar} />}
    </li>
  )
}

function PostActions({ post, lasar }: { post: PostMedStatus; lasar: Lasar }) {
  const fetcher = useFetcher()
  const done = post.status === 'klar'
  const send = (fields: Record<string, string>) =>
    fetcher.submit({ id: post.id, ...fields }, { method: 'post' })
  return (
    <div className={styles.postActions}>
      <Button
        size="s"
        variant={done ? 'quiet' : 'secondary'}
        icon={done ? <Undo2 /> : <Check />}
        isDisabled={fetcher.state !== 'idle'}
        onPress={() => send({ intent: 'klar', lasar, klar: done ? 'nej' : 'ja' })}
      >
        {done ? 'Inte klar ändå' : `Klar för ${lasar}`}
        <span className="visually-hidden">: {post.titel}</span>
      </Button>
      <PostDialog post={post} trigger={<IconButton label={`Ändra ${post.titel}`} icon={<Pencil />} />} />
      <Dialog
        title="Ta bort ur årshjulet?"
        role="alertdialog"
        size="s"
        trigger={<IconButton label={`Ta bort ${post.titel}`} icon={<Trash2 />} />}
        actions={(close) => (
          <>
            <Button onPress={close}>Behåll</Button>
            <Button
              variant="danger"
              onPress={() => {
                send({ intent: 'remove' })
                close()
              }}
            >
              Ta bort
            </Button>
          </>
        )}
      >
        <p>
          «{post.titel}» försvinner för alla, i alla läsår. Den kan hämtas tillbaka från mallen om den kom
          därifrån.
        </p>
      </Dialog>
    </div>
  )
}
