import type { CSSProperties } from 'react'
import styles from './avatar.module.css'
import { initialsOf, PERSON_COLOURS, personColour } from './person-colour.ts'

export type AvatarProps = {
  namn: string
  /** 0–7, from `personColour(personId)`; or any CSS colour. From the name when left out. */
  farg?: number | string
  size?: 's' | 'm' | 'l'
  /** The name stands beside it in text, so it need not be read out. */
  isDecorative?: boolean
}

/** A person as initials on their colour; the initials are drawn by CSS, since they are a picture and no text. */
export function Avatar({ namn, farg, size = 'm', isDecorative }: AvatarProps) {
  return (
    <span
      className={styles.avatar}
      data-size={size}
      data-initials={initialsOf(namn)}
      style={{ '--person': personFill(farg ?? personColour(namn)) } as CSSProperties}
      {...(isDecorative ? { 'aria-hidden': true } : { role: 'img', 'aria-label': namn, title: namn })}
    />
  )
}

/** The CSS colour behind a person's number. */
export function personFill(farg: number | string): string {
  return typeof farg === 'string' ? farg : `var(--person-${Math.abs(farg) % PERSON_COLOURS})`
}

export type AvatarGroupProps = {
  people: readonly { namn: string; farg?: number | string; id?: string }[]
  max?: number
  size?: 's' | 'm'
  /** What they have in common, read out: "Här nu". */
  label?: string
}

/** Several people, overlapping; the rest as a number that names them. */
export function AvatarGroup({ people, max = 5, size = 's', label }: AvatarGroupProps) {
  const shown = people.slice(0, people.length > max ? max - 1 : max)
  const rest = people.slice(shown.length)
  return (
    <ul className={styles.group} aria-label={label}>
      {shown.map((person) => (
        <li key={person.id ?? person.namn}>
          <Avatar namn={person.namn} farg={person.farg} size={size} />
        </li>
      ))}
      {rest.length > 0 && (
        <li>
          <span
            className={styles.avatar}
            data-size={size}
            data-rest
            data-initials={`+${rest.length}`}
            role="img"
            aria-label={`och ${rest.map((p) => p.namn).join(', ')}`}
            title={rest.map((p) => p.namn).join(', ')}
          />
        </li>
      )}
    </ul>
  )
}
