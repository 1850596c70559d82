import { Lightbulb } from 'lucide-react'
import styles from './orsaker.module.css'

const PROMPTS = [
  'Hur vet vi det?',
  'Finns det en annan förklaring?',
  'Vad av detta kan vi påverka?',
  'Beror det på hur vi arbetar, snarare än på vilka eleverna är?',
]

/** Questions that make an analysis good. They wait at the side; nobody has to answer them. */
export function Prompts() {
  return (
    <aside className={styles.prompts} aria-label="Frågor att ställa">
      <Lightbulb aria-hidden />
      <ul>
        {PROMPTS.map((prompt) => (
          <li key={prompt}>{prompt}</li>
        ))}
      </ul>
    </aside>
  )
}
