import { Kbd } from '#app/components/ui/kbd.tsx'
import styles from './tidslinje.module.css'

/** How the bars are moved, seen below and read out at each of them. */
export function Help({ canWrite }: { canWrite: boolean }) {
  if (!canWrite) return <p className={styles.help}>Tryck på en stapel för att läsa mer om aktiviteten.</p>
  return (
    <div className={styles.help}>
      <span>Dra en stapel, eller dess ändar. Med tangenter:</span>
      <span>
        <Kbd keys="← →" /> en dag
      </span>
      <span>
        <Kbd keys="Skift" /> + pil en vecka
      </span>
      <span>
        <Kbd keys="Alt" /> + pil slutet
      </span>
      <span>
        <Kbd keys="Alt Skift" /> + pil starten
      </span>
      <span>
        <Kbd keys="Enter" /> formuläret
      </span>
      <span>
        <Kbd keys="↑ ↓" /> nästa rad
      </span>
      <span id="tidslinje-tangenter" hidden>
        Pilarna flyttar en dag, med Skift en vecka. Alt och pil ändrar slutet, Alt, Skift och pil starten.
        Enter öppnar formuläret.
      </span>
      <span id="tidslinje-utan-datum" hidden>
        Enter öppnar formuläret. Högerpil lägger ut två veckor från i dag.
      </span>
    </div>
  )
}
