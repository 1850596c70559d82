import { Form } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import { Card } from '#app/components/ui/card.tsx'

export function SignOutEverywhere() {
  return (
    <Card title="Logga ut överallt">
      <p className="muted">
        Har du glömt att logga ut någon annanstans? Då loggas du ut där och här. Det du har skrivit finns
        kvar.
      </p>
      {/* A full page load: nothing of this person stays in memory. */}
      <Form method="post" reloadDocument>
        <input type="hidden" name="intent" value="logga-ut-overallt" />
        <Button type="submit">Logga ut överallt</Button>
      </Form>
    </Card>
  )
}
