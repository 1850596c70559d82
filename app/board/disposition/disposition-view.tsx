import { Printer } from 'lucide-react'
import { Button } from '#app/components/ui/button.tsx'
import { MOMENT, MOMENT_KORT, MOMENT_NAMN } from '#domain/ska/moment.ts'
import styles from './disposition.module.css'
import { OutlineGenomfor } from './outline-genomfor.tsx'
import { OutlineInsatser } from './outline-insatser.tsx'
import { OutlineOrsaker } from './outline-orsaker.tsx'
import { OutlineResultat, OutlineUtfall } from './outline-utfall.tsx'

/**
 * The whole board as headings and lists: an equal view of it, with everything one can do elsewhere. It is what a
 * screen reader reads best, what a phone shows and what a printer gets.
 */
export function DispositionView() {
  return (
    <div className={styles.outline}>
      <div className={styles.bar}>
        <nav aria-label="Moment i dispositionen">
          <ul className={styles.jumps}>
            {MOMENT.map((moment) => (
              <li key={moment}>
                <a href={`#disposition-${moment}`} aria-label={MOMENT_NAMN[moment]}>
                  {MOMENT_KORT[moment]}
                </a>
              </li>
            ))}
          </ul>
        </nav>
        <Button size="s" icon={<Printer aria-hidden />} onPress={() => window.print()}>
          Skriv ut
        </Button>
      </div>
      <OutlineUtfall />
      <OutlineResultat />
      <OutlineOrsaker />
      <OutlineInsatser />
      <OutlineGenomfor />
    </div>
  )
}
