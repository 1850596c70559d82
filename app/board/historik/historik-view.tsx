import { useSearchParams } from 'react-router'
import { Spinner } from '#app/components/ui/spinner.tsx'
import { Tabs } from '#app/components/ui/tabs.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { isRefusal } from '#domain/result.ts'
import { Borttaget, hiddenCards } from './borttaget.tsx'
import { GammalTavla } from './gammal-tavla.tsx'
import { Handelser } from './handelser.tsx'
import styles from './historik.module.css'
import { Jamforelse } from './jamforelse.tsx'
import { type SentVersioner, versionerPath } from './requests.ts'
import { Unreachable } from './unreachable.tsx'
import { useFetched } from './use-fetched.ts'
import { Versioner } from './versioner.tsx'

const FLIKAR = ['versioner', 'handelser', 'borttaget'] as const
type Flik = (typeof FLIKAR)[number]

/**
 * What the board has been: versions that were kept, who changed what, what was taken away. Stands on the live board,
 * so that what is brought back is an edit like any other, undone like any other.
 */
export function HistorikView() {
  const { page } = useBoard()
  const [asked, ask] = useSearchParams()
  const versions = useFetched<SentVersioner>(versionerPath(page.board.id))
  const hidden = useView(hiddenCards).length
  const { answer } = versions
  const visa = asked.get('visa')
  const fran = asked.get('fran')
  const found = answer && !isRefusal(answer) ? answer : null

  if (visa) return <GammalTavla key={visa} versionId={visa} />
  if (fran && found)
    return <Jamforelse fran={fran} till={asked.get('till') ?? 'nu'} versioner={found.versioner} />
  if (fran && !answer) return <Spinner label="Hämtar versionen" />
  const flik = FLIKAR.find((one) => one === asked.get('flik')) ?? 'versioner'
  return (
    <div className={styles.view}>
      <Tabs<Flik>
        label="Historik"
        value={flik}
        onChange={(next) => ask(next === 'versioner' ? {} : { flik: next }, { preventScrollReset: true })}
        tabs={[
          {
            id: 'versioner',
            label: 'Versioner',
            content: found ? (
              <Versioner {...found} reload={versions.reload} />
            ) : (
              <Unreachable answer={answer} reload={versions.reload} what="versionerna" />
            ),
          },
          { id: 'handelser', label: 'Händelser', content: <Handelser /> },
          {
            id: 'borttaget',
            label: 'Borttaget',
            ...(hidden > 0 && { count: hidden }),
            content: <Borttaget />,
          },
        ]}
      />
    </div>
  )
}
