import { CloudOff, Compass, Lock, RefreshCw, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Button } from '../ui/button.tsx'
import { LinkButton } from '../ui/link-button.tsx'
import { ERROR_TITLE, type ErrorKind } from './error-kind.ts'
import styles from './error-page.module.css'

const TEXTS: Record<ErrorKind, { text: string; icon: ReactNode; canRetry: boolean }> = {
  'not-found': {
    text: 'Adressen kan vara felskriven, eller så har du inte tillgång till det som ligger bakom den. Fråga den som gav dig länken, eller börja om från startsidan.',
    icon: <Compass />,
    canRetry: false,
  },
  forbidden: {
    text: 'Din roll räcker inte hit. Om du tror att det är fel, be din rektor eller er administratör att se över din roll.',
    icon: <Lock />,
    canRetry: false,
  },
  offline: {
    text: 'Den här sidan behöver hämtas. Det du har skrivit på en tavla ligger kvar i webbläsaren och skickas när nätet är tillbaka.',
    icon: <CloudOff />,
    canRetry: true,
  },
  failed: {
    text: 'Felet är antecknat. Det du har skrivit på en tavla finns kvar. Försök igen om en stund; hör av dig till er administratör om det fortsätter.',
    icon: <TriangleAlert />,
    canRetry: true,
  },
}

/** A page that could not be shown: what happened, and what to do now. */
export function ErrorPage({ kind, detail }: { kind: ErrorKind; detail?: string }) {
  const { text, icon, canRetry } = TEXTS[kind]
  return (
    <div className={styles.page}>
      <div className={styles.icon} data-kind={kind} aria-hidden>
        {icon}
      </div>
      <h1 className={styles.title}>{ERROR_TITLE[kind]}</h1>
      <p className={styles.text}>{detail ?? text}</p>
      <div className={styles.actions}>
        {canRetry && (
          <Button variant="primary" icon={<RefreshCw aria-hidden />} onPress={() => window.location.reload()}>
            Försök igen
          </Button>
        )}
        <LinkButton to="/" variant={canRetry ? 'secondary' : 'primary'}>
          Till startsidan
        </LinkButton>
      </div>
    </div>
  )
}
