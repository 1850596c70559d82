import { Plus } from 'lucide-react'
import { useState } from 'react'
import { Form, useNavigation } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import { RadioGroup } from '#app/components/ui/radio-group.tsx'
import { Select } from '#app/components/ui/select.tsx'
import type { BoardNiva } from '#domain/ska/board-ref.ts'
import styles from './tavlor.module.css'

type Place = {
  niva: BoardNiva
  enhetId: string | null
  arbetslagId: string | null
  namn: string
  lasar: string
}

/** Starts a board at one of the places that have none yet. */
export function StartBoard({ places }: { places: readonly Place[] }) {
  const years = [...new Set(places.map(({ lasar }) => lasar))]
  const [lasar, setLasar] = useState(years[0]!)
  const open = places.filter((place) => place.lasar === lasar)
  const [chosen, setChosen] = useState(keyOf(open[0]!))
  const place = open.find((one) => keyOf(one) === chosen) ?? open[0]!
  const isBusy = useNavigation().state !== 'idle'

  return (
    <Dialog
      title="Starta en tavla"
      size="s"
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          Starta en tavla
        </Button>
      }
    >
      <Form method="post" className={styles.form}>
        <input type="hidden" name="niva" value={place.niva} />
        <input type="hidden" name="enhetId" value={place.enhetId ?? ''} />
        <input type="hidden" name="arbetslagId" value={place.arbetslagId ?? ''} />
        <input type="hidden" name="lasar" value={place.lasar} />
        {years.length > 1 && (
          <RadioGroup
            label="Läsår"
            options={years.map((year) => ({ id: year, label: year }))}
            value={lasar}
            onChange={setLasar}
          />
        )}
        <Select
          label="För vem?"
          options={open.map((one) => ({ id: keyOf(one), label: one.namn }))}
          value={keyOf(place)}
          onChange={setChosen}
        />
        <Button type="submit" variant="primary" isPending={isBusy}>
          Starta
        </Button>
      </Form>
    </Dialog>
  )
}

function keyOf({ enhetId, arbetslagId }: Place): string {
  return `${enhetId ?? ''}/${arbetslagId ?? ''}`
}
