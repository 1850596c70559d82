import { CircleCheck, CloudOff, LogIn, RefreshCw, TriangleAlert, Wifi } from 'lucide-react'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { announce } from '#app/components/ui/announce.ts'
import { Button } from '#app/components/ui/button.tsx'
import { Popover } from '#app/components/ui/popover.tsx'
import type { Connection } from '#app/realtime/connection.ts'
import { type SaveReport, type SaveStatus as Status, saveReport } from '#app/realtime/save-state.ts'
import { useSaveState } from '#app/realtime/use-connection.ts'
import styles from './save-status.module.css'

const ICONS: Record<Status, ReactNode> = {
  ansluter: <Wifi aria-hidden />,
  sparat: <CircleCheck aria-hidden />,
  sparar: <RefreshCw aria-hidden />,
  drojer: <CloudOff aria-hidden />,
  frankopplad: <CloudOff aria-hidden />,
  nekad: <TriangleAlert aria-hidden />,
}

/** What has reached the server's disk, in a word; pressed, in a sentence. */
export function SaveStatus({ connection }: { connection: Connection | null }) {
  const report = useCalmReport(saveReport(useSaveState(connection)))
  const { word, sentence } = inWords(report)
  useAnnouncement(report)
  const isSignedOut = report.ended?.why === 'utloggad'

  return (
    <Popover
      label="Om hur det du skriver sparas"
      placement="bottom end"
      trigger={
        <Button
          variant="quiet"
          size="s"
          className={styles.chip}
          icon={isSignedOut ? <LogIn aria-hidden /> : ICONS[report.status]}
          data-save-status={report.status}
          data-waiting={report.waiting}
        >
          {word}
        </Button>
      }
    >
      <p className={styles.sentence}>{sentence}</p>
      {isSignedOut && <a href={loginPath()}>Logga in igen</a>}
    </Popover>
  )
}

/** A narrow strip under the toolbar while something is wrong: seen on a phone, where the chip has scrolled away. */
export function SaveStrip({ connection }: { connection: Connection | null }) {
  const report = saveReport(useSaveState(connection))
  if (!isAway(report)) return null
  return (
    <p className={styles.strip} data-lost={!report.isStored && report.waiting > 0 ? '' : undefined}>
      <CloudOff aria-hidden />
      <span>
        {inWords(report).sentence}{' '}
        {report.ended?.why === 'utloggad' && <a href={loginPath()}>Logga in igen</a>}
      </span>
    </p>
  )
}

function inWords({ status, waiting, isStored, ended }: SaveReport): {
  word: string
  sentence: string
} {
  const changes = waiting === 1 ? '1 ändring' : `${waiting} ändringar`
  const kept = isStored
    ? `${changes} ligger kvar i webbläsaren, också om du stänger fliken.`
    : `${changes} finns bara i den här fliken, för webbläsaren låter oss inte spara. Stäng den inte.`
  if (ended?.why === 'utloggad')
    return {
      word: 'Utloggad',
      sentence: waiting > 0 ? `Du har loggats ut. ${kept}` : 'Du har loggats ut. Allt du skrivit är sparat.',
    }
  if (ended?.why === 'oladdad')
    return {
      word: 'Inte ansluten',
      sentence:
        'Tavlan går inte att läsa in just nu. Allt du skrivit är sparat. Läs in sidan igen om en stund.',
    }
  switch (status) {
    case 'ansluter':
      return { word: 'Ansluter …', sentence: 'Tavlan ansluter till servern.' }
    case 'sparat':
      return { word: 'Sparat', sentence: 'Allt du har skrivit är sparat hos servern, på disk.' }
    case 'sparar':
      return { word: 'Sparar …', sentence: `${changes} är på väg till servern.` }
    case 'drojer':
      return {
        word: `Sparas inte, ${changes} väntar`,
        sentence: `Servern svarar inte just nu. ${kept} Det sparas när den svarar igen, och du kan fortsätta skriva.`,
      }
    case 'nekad':
      return {
        word: 'Inte sparat',
        sentence: 'Servern tog inte emot det senaste. Läs in sidan igen för att fortsätta på tavlan.',
      }
    case 'frankopplad':
      return waiting > 0
        ? {
            word: `Frånkopplad, ${changes} väntar`,
            sentence: `Frånkopplad. ${kept} Det skickas när nätet är tillbaka.`,
          }
        : {
            word: 'Frånkopplad',
            sentence: 'Frånkopplad. Allt du skrivit är sparat. Du kan fortsätta skriva.',
          }
  }
}

/** Good news may wait half a second, so that the word does not flicker while one types; bad news may not. */
function useCalmReport(report: SaveReport): SaveReport {
  const [isQuiet, setQuiet] = useState(true)
  const isSaved = report.status === 'sparat'
  useEffect(() => {
    if (!isSaved) return setQuiet(false)
    const timer = setTimeout(setQuiet, 500, true)
    return () => clearTimeout(timer)
  }, [isSaved])
  return isSaved && !isQuiet ? { ...report, status: 'sparar', waiting: 1 } : report
}

/** Says aloud that the server went or came back, never that a letter was saved. */
function useAnnouncement(report: SaveReport): void {
  const away = isAway(report)
  const wasAway = useRef(away)
  const { sentence } = inWords(report)
  useEffect(() => {
    if (wasAway.current === away) return
    wasAway.current = away
    announce(away ? sentence : 'Ansluten igen.')
  }, [away, sentence])
}

/** What is written now stays in this browser for the time being. */
function isAway({ status }: SaveReport): boolean {
  return status === 'frankopplad' || status === 'drojer'
}

function loginPath(): string {
  return `/login?till=${encodeURIComponent(typeof location === 'undefined' ? '/tavlor' : location.pathname)}`
}
