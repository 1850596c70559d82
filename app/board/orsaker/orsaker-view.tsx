import { Search } from 'lucide-react'
import { useState } from 'react'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { SegmentedControl } from '#app/components/ui/segmented-control.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { grupperOf } from '#domain/board/views/grupper.ts'
import { orsakerOf, orsakTree } from '#domain/board/views/orsaker.ts'
import type { UtfallView } from '#domain/board/views/utfall.ts'
import { newsOfOrsaker } from '../news.ts'
import { useNews } from '../use-news.ts'
import { useSpotlight } from '../use-spotlight.ts'
import { useChosenUtfall } from './chosen-utfall.ts'
import { Fiskben } from './fiskben.tsx'
import { OrsakCanvas } from './orsak-canvas.tsx'
import { OrsakComposer } from './orsak-composer.tsx'
import styles from './orsaker.module.css'
import { Prompts } from './prompts.tsx'
import { UtfallBanner } from './utfall-banner.tsx'
import { UtfallPicker } from './utfall-picker.tsx'

/** Moment 3: why does this result look the way it does? */
export function OrsakerView() {
  const utfall = useChosenUtfall()
  useSpotlight('orsak-')
  return (
    <div className={styles.view} data-moment="orsaker">
      <UtfallPicker {...utfall} />
      {utfall.chosen ? <Analysis key={utfall.chosen.id} chosen={utfall.chosen} /> : <Nothing />}
    </div>
  )
}

function Analysis({ chosen }: { chosen: UtfallView }) {
  const { can, isMine, author } = useBoard()
  const orsaker = useView((board) => orsakerOf(board).filter(({ utfallId }) => utfallId === chosen.id))
  useNews(orsaker, (before, now) => newsOfOrsaker(before, now, { isMine, author }))
  const isEmpty = orsaker.length === 0
  const canWrite = can('orsaker')
  return (
    <>
      <UtfallBanner utfall={chosen} />
      {canWrite && (
        <div className={styles.compose}>
          <OrsakComposer
            utfallId={chosen.id}
            label="Skriv en möjlig orsak"
            placeholder={isEmpty ? 'Vad kan det bero på? En orsak i taget' : 'Skriv en möjlig orsak till'}
          />
          <Prompts />
        </div>
      )}
      {isEmpty ? (
        <EmptyState size="s" titleLevel={3} title="Inga orsaker än">
          {canWrite
            ? 'Skriv det första ni tänker på, en orsak i taget och gärna flera samtidigt. Ni kan också klistra in en lista. Sedan grupperar ni och frågar varför.'
            : 'När någon skriver en orsak syns den här.'}
        </EmptyState>
      ) : (
        <Causes chosen={chosen} />
      )}
    </>
  )
}

type Face = 'trad' | 'fiskben'

/** Two faces of the same causes: the tree, where one writes, and the fishbone, which one looks at together. */
function Causes({ chosen }: { chosen: UtfallView }) {
  const [face, setFace] = useState<Face>('trad')
  const tree = useView((board) => orsakTree(board, chosen.id))
  const grupper = useView((board) => grupperOf(board, chosen.id))
  const faces = grupper.length > 0 && (
    <div className={styles.faces}>
      <SegmentedControl<Face>
        size="s"
        label="Visa orsakerna som"
        options={[
          { id: 'trad', label: 'Grupper och träd' },
          { id: 'fiskben', label: 'Fiskben' },
        ]}
        value={face}
        onChange={setFace}
      />
    </div>
  )
  if (face === 'trad' || grupper.length === 0) return <OrsakCanvas utfallId={chosen.id} faces={faces} />
  return (
    <>
      <div className={styles.toolbar}>{faces}</div>
      <Fiskben rubrik={chosen.rubrik} tree={tree} grupper={grupper} />
    </>
  )
}

function Nothing() {
  const { page } = useBoard()
  return (
    <EmptyState
      icon={<Search />}
      title="Inget resultat att analysera än"
      action={
        <LinkButton to={`/tavlor/${page.board.id}/resultat`} variant="primary">
          Välj resultat att förstå
        </LinkButton>
      }
    >
      Ta först in ett resultat under Följ upp, och markera under Resultat att det behöver förstås djupare.
    </EmptyState>
  )
}
