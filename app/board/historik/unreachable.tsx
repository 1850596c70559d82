import { CloudOff } from 'lucide-react'
import { Button } from '#app/components/ui/button.tsx'
import { EmptyState } from '#app/components/ui/empty-state.tsx'
import { Spinner } from '#app/components/ui/spinner.tsx'
import { isRefusal } from '#domain/result.ts'

type UnreachableProps = { answer: unknown; reload: () => void /** `versionerna` */; what: string }

/** Not here yet, or not to be had: says which, and lets one try again. */
export function Unreachable({ answer, reload, what }: UnreachableProps) {
  if (!isRefusal(answer)) return <Spinner label={`Hämtar ${what}`} />
  return (
    <EmptyState
      titleLevel={3}
      icon={<CloudOff aria-hidden />}
      title="Det gick inte att hämta historiken"
      action={<Button onPress={reload}>Försök igen</Button>}
    >
      {answer.why}
    </EmptyState>
  )
}
