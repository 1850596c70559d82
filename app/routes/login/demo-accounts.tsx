import { Form } from 'react-router'
import { Avatar } from '#app/components/ui/avatar.tsx'
import type { DemoAccount } from '#server/usecases/konto.ts'
import styles from './login.module.css'

type Props = { konton: DemoAccount[]; losenord: string; till: string }

/** One button a demo account, by huvudman: each is a whole login form, so that it works before scripts do. */
export function DemoAccounts({ konton, losenord, till }: Props) {
  const huvudman = [...new Set(konton.map(({ huvudmanNamn }) => huvudmanNamn))]
  return (
    <>
      {huvudman.map((namn) => (
        <div key={namn} className={styles.group}>
          <h3>{namn}</h3>
          <ul className={styles.accounts}>
            {konton
              .filter(({ huvudmanNamn }) => huvudmanNamn === namn)
              .map((konto) => (
                <li key={konto.epost}>
                  <Form method="post" action="/login">
                    <input type="hidden" name="epost" value={konto.epost} />
                    <input type="hidden" name="losenord" value={losenord} />
                    <input type="hidden" name="till" value={till} />
                    <button type="submit" className={styles.account}>
                      <Avatar namn={konto.namn} size="m" isDecorative />
                      <span className={styles.words}>
                        <strong>{konto.roll}</strong>
                        <span>
                          {konto.namn}
                          {konto.plats && `, ${konto.plats}`}
                        </span>
                      </span>
                    </button>
                  </Form>
                </li>
              ))}
          </ul>
        </div>
      ))}
    </>
  )
}
