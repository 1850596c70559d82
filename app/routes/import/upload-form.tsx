import { CircleAlert, FileSearch } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { Form, useNavigation } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import styles from './import.module.css'

/** The first step: choose a file. The browser's own field, so that it works with everything people use. */
export function UploadForm({ why }: { why: string | null }) {
  const navigation = useNavigation()
  const field = useRef<HTMLInputElement>(null)
  useEffect(() => {
    if (why) field.current?.focus()
  }, [why])

  return (
    <Card title="Välj en fil">
      <Form method="post" encType="multipart/form-data" className={styles.form}>
        <input type="hidden" name="intent" value="preview" />
        <div className={styles.field}>
          <label htmlFor="fil">CSV-fil, eller JSON från Kolada</label>
          <input
            ref={field}
            id="fil"
            className={styles.file}
            type="file"
            name="fil"
            required
            accept=".csv,.txt,.json,text/csv,text/plain,application/json"
            aria-describedby={why ? 'fil-hjalp fil-fel' : 'fil-hjalp'}
            aria-invalid={why ? true : undefined}
          />
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
