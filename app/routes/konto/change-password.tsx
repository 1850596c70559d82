import { useEffect, useRef } from 'react'
import { Form } from 'react-aria-components'
import { useFetcher } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'
import { TextField } from '#app/components/ui/text-field.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { isRefusal } from '#domain/result.ts'
import styles from './konto.module.css'

export function ChangePassword({ epost, minPassword }: { epost: string; minPassword: number }) {
  const fetcher = useFetcher<unknown>()
  const form = useRef<HTMLFormElement>(null)
  const toast = useToast()
  const fault = isRefusal(fetcher.data) ? fetcher.data.why : null
  useEffect(() => {
    if (!fetcher.data || isRefusal(fetcher.data)) return
    form.current?.reset()
    toast.show({ tone: 'ok', title: 'Lösenordet är bytt', text: 'Alla andra webbläsare är utloggade.' })
  }, [fetcher.data, toast])

  return (
    <Card title="Byt lösenord">
      <Form
        ref={form}
        className={styles.form}
        onSubmit={(event) => {
          event.preventDefault()
          fetcher.submit(event.currentTarget, { method: 'post' })
        }}
      >
        <input type="hidden" name="intent" value="losenord" />
        {/* Tells a password manager whose password it is. */}
        <input type="text" name="epost" autoComplete="username" defaultValue={epost} hidden readOnly />
        {fault && (
          <p role="alert" className={styles.fault}>
            {fault}
          </p>
        )}
        <TextField
          name="nuvarande"
          type="password"
          label="Nuvarande lösenord"
          autoComplete="current-password"
          isRequired
        />
        <TextField
          name="nytt"
          type="password"
          label="Nytt lösenord"
          description={`Minst ${minPassword} tecken. Några ord i rad är både säkert och lätt att minnas.`}
          autoComplete="new-password"
          isRequired
        />
        <TextField
          name="igen"
          type="password"
          label="Nytt lösenord igen"
          autoComplete="new-password"
          isRequired
        />
        <div>
          <Button type="submit" variant="primary" isPending={fetcher.state !== 'idle'}>
            Byt lösenord
          </Button>
        </div>
      </Form>
    </Card>
  )
}
