import { Search } from 'lucide-react'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { orsakTree } from '#domain/board/views/orsaker.ts'
import { useSpotlight } from '../use-spotlight.ts'
import { type ChosenUtfall, useChosenUtfall } from './chosen-utfall.ts'
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
      {utfall.chosen ? <Analysis {...utfall} chosen={utfall.chosen} /> : <Nothing />}
    </div>
  )
}

function Analysis({ chosen }: ChosenUtfall & { chosen: NonNullable<ChosenUtfall['chosen']> }) {
  const { can } = useBoard()
  const isEmpty = useView((board) => orsakTree(board, chosen.id).length) === 0
  const canWrite = can('orsaker')
  return (
    <>
      <UtfallBanner utfall={chosen} />
      {canWrite && (
        <div className={styles.compose}>
          <OrsakComposer
            key={chosen.id}
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
        <OrsakCanvas key={chosen.id} utfallId={chosen.id} />
      )}
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
