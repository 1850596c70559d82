import { useEffect, useState } from 'react'
import { ComboBox } from '#app/components/ui/combo-box.tsx'
import { useBoard } from '#app/realtime/board-context.tsx'
import { assignAnsvarig } from '#domain/board/commands/assign-ansvarig.ts'
import type { Ansvarig } from '#domain/board/fields.ts'

type Props = {
  kind: 'insatser' | 'aktiviteter'
  id: string
  ansvarig: Ansvarig | null
  /** Unique on the page, so that it can be told apart when read out. */
  label: string
  /** Seen instead of the label, when there is room for a short one. */
  shownLabel?: string
  className?: string
}

/** Who answers for it: someone at the enhet, or any name one writes (a team, a nurse who comes on Tuesdays). */
export function AnsvarigField({ kind, id, ansvarig, label, shownLabel, className }: Props) {
  const { page, can, run } = useBoard()
  const namn = ansvarig?.namn ?? ''
  const [text, setText] = useState(namn)
  useEffect(() => setText(namn), [namn])

  const save = (written: string) => {
    const next = written.trim().slice(0, 300)
    if (next === namn) return
    const person = page.personer.find((one) => one.namn === next)
    run('valde ansvarig', (board) =>
      assignAnsvarig(board, {
        kind,
        id,
        ansvarig: next === '' ? null : { personId: person?.personId ?? null, namn: next },
      }),
    )
  }

  if (!can(kind)) {
    return (
      <p className={className}>
        {shownLabel && `${shownLabel}: `}
        {namn || 'Ingen ansvarig'}
      </p>
    )
  }
  return (
    <ComboBox
      label={shownLabel ?? label}
      isLabelHidden={!shownLabel}
      {...(shownLabel && { 'aria-label': label })}
      className={className}
      placeholder="Ansvarig"
      options={page.personer.map((person) => ({ id: person.personId, label: person.namn }))}
      allowsCustomValue
      inputValue={text}
      onInputChange={setText}
      onChange={(personId) => {
        const chosen = page.personer.find((person) => person.personId === personId)
        if (chosen) save(chosen.namn)
      }}
      onBlur={() => save(text)}
    />
  )
}
