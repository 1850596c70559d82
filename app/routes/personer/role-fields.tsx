import { useState } from 'react'
import { ComboBox } from '#app/components/ui/combo-box.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { ROLL_NAMN, type Roll } from '#domain/ska/roll.ts'
import type { Enhet } from './enhet.ts'
import { AT_ENHET, GRANTABLE } from './form.ts'

/** Which role, and where: an enhet for those who work at one, and a pedagog's arbetslag. */
export function RoleFields({ enheter }: { enheter: readonly Enhet[] }) {
  const [roll, setRoll] = useState<Roll>('pedagog')
  const [enhetId, setEnhetId] = useState<string | null>(null)
  const arbetslag = enheter.find((enhet) => enhet.enhetId === enhetId)?.arbetslag ?? []
  return (
    <>
      <Select
        name="roll"
        label="Roll"
        options={GRANTABLE.map((id) => ({ id, label: ROLL_NAMN[id] }))}
        value={roll}
        onChange={setRoll}
      />
      {AT_ENHET.includes(roll) && (
        <ComboBox
          label="Enhet"
          options={enheter.map((enhet) => ({ id: enhet.enhetId, label: enhet.namn }))}
          value={enhetId}
          onChange={setEnhetId}
          isRequired
        />
      )}
      {AT_ENHET.includes(roll) && enhetId && <input type="hidden" name="enhetId" value={enhetId} />}
      {roll === 'pedagog' && arbetslag.length > 0 && (
        <Select
          key={enhetId}
          name="arbetslagId"
          label="Arbetslag"
          description="Får skriva på arbetslagets tavla. Kan vänta."
          options={arbetslag.map(({ arbetslagId, namn }) => ({ id: arbetslagId, label: namn }))}
        />
      )}
    </>
  )
}
