import { CircleAlert, FileSearch, FolderOpen } from 'lucide-react'
import { useEffect, useRef, useState } from 'react'
import { Form, useNavigation } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import styles from './import.module.css'

/**
 * The first step: choose a file. The browser's own field, so that it works with everything people use, under our words:
 * its own come in the browser's language.
 */
export function UploadForm({ why }: { why: string | null }) {
  const navigation = useNavigation()
  const field = useRef<HTMLInputElement>(null)
  const [namn, setNamn] = useState<string | null>(null)
  useEffect(() => {
    if (why) field.current?.focus()
  }, [why])

  return (
    <Card title="Välj en fil">
      <Form method="post" encType="multipart/form-data" className={styles.form}>
        <input type="hidden" name="intent" value="preview" />
        <div className={styles.field}>
          <label htmlFor="fil">CSV-fil, eller JSON från Kolada</label>
          <span className={styles.file}>
            <input
              ref={field}
              id="fil"
              type="file"
              name="fil"
              required
              accept=".csv,.txt,.json,text/csv,text/plain,application/json"
              aria-describedby={why ? 'fil-hjalp fil-fel' : 'fil-hjalp'}
              aria-invalid={why ? true : undefined}
              onChange={(event) => setNamn(event.target.files?.[0]?.name ?? null)}
            />
            <span className={styles.choose} aria-hidden>
              <FolderOpen />
              {namn ? 'Byt fil' : 'Välj fil'}
            </span>
            <span aria-hidden>{namn ?? 'eller släpp den här'}</span>
          </span>
          <p id="fil-hjalp" className={styles.help}>
            Högst 5 MB och 20 000 rader. Inget sparas i det här steget.
          </p>
          {why && (
            <p id="fil-fel" className={styles.fault} role="alert">
              <CircleAlert aria-hidden />
              <span>{why}</span>
            </p>
          )}
        </div>
        <Button type="submit" variant="primary" icon={<FileSearch aria-hidden />}>
          {navigation.state === 'idle' ? 'Förhandsgranska' : 'Läser filen …'}
        </Button>
      </Form>
    </Card>
  )
}
