import { Printer, Search } from 'lucide-react'
import { useState } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { PageHeader } from '#app/components/ui/page-header.tsx'
import { TextField } from '#app/components/ui/text-field.tsx'
import { type Ord, searchOrdlista } from '#domain/glossary.ts'
import styles from './ordlista.module.css'

export const meta = () => [{ title: 'Ordlista · Kvalitetstavlan' }]

export default function Ordlista() {
  const [query, setQuery] = useState('')
  const words = searchOrdlista(query)

  return (
    <div className="page">
      <PageHeader
        title="Ordlista"
        lead="Så här använder vi orden i kvalitetsarbetet. Ett ord betyder samma sak på alla tavlor, för alla enheter."
        actions={
          <Button icon={<Printer aria-hidden />} onPress={() => window.print()}>
            Skriv ut
          </Button>
        }
      />
      <div className={styles.search}>
        <TextField
          label="Sök ord"
          type="search"
          icon={<Search aria-hidden />}
          placeholder="till exempel utfall"
          value={query}
          onChange={setQuery}
        />
        <p role="status" className="muted">
          {words.length === 1 ? '1 ord' : `${words.length} ord`}
        </p>
      </div>
      {words.length === 0 ? (
        <EmptyState
          title={`Inget ord passar ”${query}”`}
          action={<Button onPress={() => setQuery('')}>Visa alla ord</Button>}
        >
          Pröva ett kortare ord, eller en del av ordet.
        </EmptyState>
      ) : (
        <div className={styles.letters}>
          {byLetter(words).map(([letter, entries]) => (
            <section key={letter} className={styles.letter} aria-labelledby={`bokstav-${letter}`}>
              <h2 id={`bokstav-${letter}`} className={styles.initial}>
                {letter}
              </h2>
              <dl className={styles.entries}>
                {entries.map((entry) => (
                  <Entry key={entry.id} entry={entry} />
                ))}
              </dl>
            </section>
          ))}
        </div>
      )}
    </div>
  )
}

function Entry({ entry: { id, ord, plural, definition, english } }: { entry: Ord }) {
  return (
    <div className={styles.entry} id={id}>
      <dt className={styles.word}>
        {ord}
        {plural && plural !== ord && <span className={styles.plural}>, {plural}</span>}
      </dt>
      <dd className={styles.definition}>
        <p>{definition}</p>
        <p className={styles.english}>
          Engelska: <span lang="en">{english}</span>
        </p>
      </dd>
    </div>
  )
}

function byLetter(words: readonly Ord[]): [string, Ord[]][] {
  const groups = new Map<string, Ord[]>()
  for (const word of words) {
    const letter = word.ord[0]!.toLocaleUpperCase('sv-SE')
    groups.set(letter, [...(groups.get(letter) ?? []), word])
  }
  return [...groups]
}
