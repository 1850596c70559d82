import { Plus } from 'lucide-react'
import { Button } from '#app/components/ui/button.tsx'
import { DragLane } from '../dnd/drag-lane.tsx'
import { NY_GRUPP } from './orsak-lanes.ts'
import styles from './orsaker.module.css'

/** Where a cause can be let go to begin a group of its own. */
export function NyGruppPanel({ onMake }: { onMake: () => void }) {
  return (
    <DragLane id={NY_GRUPP} as="div" className={styles.newGroup}>
      <p>Hör några orsaker ihop? Släpp en här, eller gör en tom grupp.</p>
      <Button size="s" icon={<Plus aria-hidden />} onPress={onMake}>
        Ny grupp
      </Button>
    </DragLane>
  )
}
