import { useId } from 'react'
import type { OrsakNode } from '#domain/board/views/orsaker.ts'
import { quoted } from '../dnd/messages.ts'
import { KommentarTrad } from '../kommentarer/kommentar-trad.tsx'
import { BelaggList } from './belagg-list.tsx'
import styles from './orsak.module.css'
import { PaverkanControl } from './paverkan-control.tsx'

/** What a cause rests on: evidence for and against, who can affect it, what people say about it. */
export function OrsakDetails({ orsak }: { orsak: OrsakNode }) {
  const id = useId()
  return (
    <div className={styles.details}>
      <section aria-labelledby={`${id}hur`}>
        <h4 id={`${id}hur`} className={styles.detailsTitle}>
          Hur vet vi det?
        </h4>
        <div className={styles.evidence}>
          <BelaggList orsak={orsak} slag="stodjer" />
          <BelaggList orsak={orsak} slag="motsager" />
        </div>
      </section>
      <section aria-labelledby={`${id}vem`}>
        <h4 id={`${id}vem`} className={styles.detailsTitle}>
          Vem kan påverka det?
        </h4>
        <PaverkanControl orsak={orsak} />
      </section>
      <section aria-labelledby={`${id}sagt`}>
        <h4 id={`${id}sagt`} className={styles.detailsTitle}>
          Kommentarer
        </h4>
        <KommentarTrad kortId={orsak.id} om={`orsaken ${quoted(orsak.text)}`} />
      </section>
    </div>
  )
}
