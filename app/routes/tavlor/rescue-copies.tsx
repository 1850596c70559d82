import { LifeBuoy } from 'lucide-react'
import { useEffect, useState } from 'react'
import { RescueText } from '#app/board/rescue-text.tsx'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Disclosure } from '#app/components/ui/disclosure.tsx'
import { forgetRescueCopy, type RescueCopy, rescueCopiesOf } from '#app/realtime/rescue-copies.ts'
import styles from './tavlor.module.css'

/** What boards could not take in and this browser keeps for the person, until thrown away. */
export function RescueCopies({ personId }: { personId: string }) {
  const [copies, setCopies] = useState<RescueCopy[]>([])
  useEffect(() => setCopies(rescueCopiesOf(personId)), [personId])
  if (copies.length === 0) return null
  const forget = (id: string) => {
    forgetRescueCopy(id)
    setCopies(rescueCopiesOf(personId))
  }
  return (
    <Card
      className={styles.rescue}
      title={
        <span className={styles.rescueTitle}>
          <LifeBuoy aria-hidden /> Räddningskopior
        </span>
      }
    >
      <p>Det här hade du skrivit när en tavla inte kunde ta emot det. Bara den här webbläsaren har det.</p>
      {copies.map((copy) => (
        <Disclosure key={copy.id} summary={`${copy.titel}, ${formatWhen(copy.when)}`}>
          <RescueText copy={copy} />
          <Button size="s" variant="quiet" onPress={() => forget(copy.id)}>
            Kasta kopian
          </Button>
        </Disclosure>
      ))}
    </Card>
  )
}

function formatWhen(when: string): string {
  return new Intl.DateTimeFormat('sv-SE', { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(when))
}
