import { Plus } from 'lucide-react'
import { Form, useNavigation } from 'react-router'
import { Button } from '#app/components/ui/button.tsx'
import type { Lasar } from '#domain/ska/lasar.ts'

type StartBoardProps = { lasar: Lasar; namn: string; arbetslagId?: string }

/** Starts a board for the läsår; a form of its own, so that it works before scripts do. */
export function StartBoard({ lasar, namn, arbetslagId }: StartBoardProps) {
  const isBusy = useNavigation().state !== 'idle'
  const isTeam = arbetslagId !== undefined
  return (
    <Form method="post">
      <input type="hidden" name="lasar" value={lasar} />
      {isTeam && <input type="hidden" name="arbetslagId" value={arbetslagId} />}
      <Button
        type="submit"
        variant={isTeam ? 'secondary' : 'primary'}
        size={isTeam ? 's' : 'm'}
        icon={<Plus />}
        isPending={isBusy}
        aria-label={`Starta tavla för ${namn}, läsåret ${lasar}`}
      >
        Starta tavla
      </Button>
    </Form>
  )
}
