import { Check } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Form, useNavigation } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { Disclosure } from '#app/components/ui/disclosure.tsx'
import { LinkButton } from '#app/components/ui/link-button.tsx'
import { StatTile } from '#app/components/ui/stat-tile.tsx'
import { Table } from '#app/components/ui/table.tsx'
import type { ImportPreview } from '#server/usecases/importer.ts'
import styles from './import.module.css'

/** The second step: what the file would change, what is wrong with it, and the button that does it. */
export function Preview({ preview }: { preview: ImportPreview }) {
  const { filnamn, format, nya, andrade, oforandrade, nyaEnheter, noter, antalFel } = preview
  const heading = useRef<HTMLDivElement>(null)
  // The new content is told to those who do not see it appear.
  useEffect(() => heading.current?.focus(), [])

  return (
    <div
      ref={heading}
      tabIndex={-1}
      className={styles.preview}
      role="group"
      aria-label={`Förhandsgranskning av ${filnamn}`}
    >
      <Card title={`Förhandsgranskning: ${filnamn}`}>
        <div className={styles.body}>
          <p className="muted">Slag av fil: {format}</p>
          <div className={styles.tiles}>
            <StatTile label="Nya värden" value={nya} />
            <StatTile label="Ändrade värden" value={andrade} tone={andrade > 0 ? 'info' : 'neutral'} />
            <StatTile label="Redan inlästa" value={oforandrade} />
            <StatTile label="Nya enheter" value={nyaEnheter.length} />
            <StatTile label="Rader med fel" value={antalFel} tone={antalFel > 0 ? 'warn' : 'ok'} />
          </div>
          {noter.length > 0 && (
            <ul className={styles.notes}>
              {noter.map((note) => (
                <li key={note}>{note}</li>
              ))}
            </ul>
          )}
          {nyaEnheter.length > 0 && (
            <Disclosure summary={`${nyaEnheter.length} nya enheter läggs till`} size="s">
              <p>{nyaEnheter.join(', ')}</p>
            </Disclosure>
          )}
          <Examples preview={preview} />
          <Faults preview={preview} />
          <Confirm preview={preview} />
        </div>
      </Card>
    </div>
  )
}

function Examples({ preview: { exempel, nya, andrade } }: { preview: ImportPreview }) {
  if (exempel.length === 0) return null
  const total = nya + andrade
  const caption =
    exempel.length < total ? `De första ${exempel.length} av ${total} värden` : 'Värden som läses in'
  return (
    <Table caption={caption} density="compact">
      <thead>
        <tr>
          <th scope="col">Enhet</th>
          <th scope="col">Indikator</th>
          <th scope="col">Period</th>
          <th scope="col">Nu</th>
          <th scope="col">Blir</th>
        </tr>
      </thead>
      <tbody>
        {exempel.map(({ enhet, indikator, period, fore, efter }) => (
          <tr key={`${enhet} ${indikator} ${period}`}>
            <th scope="row">{enhet}</th>
            <td>{indikator}</td>
            <td className="no-wrap">{period}</td>
            <td className="no-wrap">{fore ?? 'Finns inte'}</td>
            <td className="no-wrap">{efter}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Faults({ preview: { fel, antalFel } }: { preview: ImportPreview }) {
  if (fel.length === 0) return null
  const caption =
    fel.length < antalFel
      ? `De första ${fel.length} av ${antalFel} fel. De raderna läses inte in.`
      : 'Rader som inte läses in'
  return (
    <Table caption={caption} density="compact">
      <thead>
        <tr>
          <th scope="col">Rad</th>
          <th scope="col">Vad som är fel</th>
        </tr>
      </thead>
      <tbody>
        {fel.map(({ rad, text }, at) => (
          // Two faults may share a line and its words.
          // biome-ignore lint/suspicious/noArrayIndexKey: the list never changes
          <tr key={at}>
            <th scope="row" className="no-wrap">
              {rad ?? 'Hela filen'}
            </th>
            <td>{text}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function Confirm({ preview: { token, antalFel } }: { preview: ImportPreview }) {
  const navigation = useNavigation()
  if (token === null) {
    return (
      <div className={styles.actions}>
        <p>
          {antalFel > 0
            ? 'Det finns inget att läsa in. Rätta filen och försök igen.'
            : 'Allt i filen är redan inläst.'}
        </p>
        <LinkButton to="/import">Välj en annan fil</LinkButton>
      </div>
    )
  }
  return (
    <Form method="post" encType="multipart/form-data" className={styles.actions}>
      <input type="hidden" name="intent" value="confirm" />
      <input type="hidden" name="token" value={token} />
      <Button type="submit" variant="primary" icon={<Check aria-hidden />}>
        {navigation.state !== 'idle' ? 'Läser in …' : antalFel > 0 ? 'Läs in raderna utan fel' : 'Läs in'}
      </Button>
      <LinkButton to="/import">Avbryt</LinkButton>
    </Form>
  )
}
