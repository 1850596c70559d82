import { Trash2 } from 'lucide-react'
import { useEffect } from 'react'
import { Button } from '#app/components/ui/button.tsx'
import { Dialog } from '#app/components/ui/dialog.tsx'
import { Select } from '#app/components/ui/select.tsx'
import { Switch } from '#app/components/ui/switch.tsx'
import { useToast } from '#app/components/ui/toast.tsx'
import { useBoard, useView } from '#app/realtime/board-context.tsx'
import { markUtfall } from '#domain/board/commands/mark-utfall.ts'
import { moveUtfall } from '#domain/board/commands/move-utfall.ts'
import { removeCard } from '#domain/board/commands/remove-card.ts'
import { restoreCard } from '#domain/board/commands/restore-card.ts'
import { KATEGORIER } from '#domain/board/fields.ts'
import { type UtfallView, utfallOf } from '#domain/board/views/utfall.ts'
import { BoardText } from '../board-text.tsx'
import { KommentarTrad } from '../kommentarer/kommentar-trad.tsx'
import { KATEGORI_NAMN } from './kategori.ts'
import { DelmalField, IndikatorField } from './tag-fields.tsx'
import styles from './utfall-dialog.module.css'
import { UtfallFigure } from './utfall-figure.tsx'

/** Everything about one result. Closes by itself when a colleague takes the card away. */
export function UtfallDialog({ id, onClose }: { id: string; onClose: () => void }) {
  const { setPresence } = useBoard()
  const utfall = useView((board) => utfallOf(board).find((one) => one.id === id) ?? null)
  const isGone = utfall === null

  // biome-ignore lint/correctness/useExhaustiveDependencies: said once per card
  useEffect(() => {
    setPresence({ kort: id })
    return () => setPresence({ kort: null, falt: null })
  }, [id])
  // biome-ignore lint/correctness/useExhaustiveDependencies: runs when it becomes true
  useEffect(() => {
    if (isGone) onClose()
  }, [isGone])

  if (!utfall) return null
  return (
    <Dialog
      isOpen
      size="l"
      title={utfall.matvarde ? 'Publicerat resultat' : 'Iakttagelse'}
      onOpenChange={(isOpen) => !isOpen && onClose()}
      actions={(close) => (
        <>
          <RemoveButton utfall={utfall} onRemoved={close} />
          <Button variant="primary" onPress={close}>
            Klar
          </Button>
        </>
      )}
    >
      <Details utfall={utfall} />
    </Dialog>
  )
}

function Details({ utfall }: { utfall: UtfallView }) {
  const { can, run, author } = useBoard()
  const { id, matvarde } = utfall
  const by = author(utfall.skapadAv)
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        <BoardText kind="utfall" id={id} field="rubrik" label="Rubrik" />
        {matvarde && <UtfallFigure matvarde={matvarde} />}
        <BoardText
          kind="utfall"
          id={id}
          field="iakttagelse"
          label={matvarde ? 'Vad ser ni i siffrorna?' : 'Vad har ni sett?'}
          placeholder="Beskriv med egna ord. Skriv inte namn på barn eller elever."
          multiline
          rows={5}
        />
        <section className={styles.comments} aria-label="Kommentarer">
          <h3 className={styles.heading}>Kommentarer</h3>
          <KommentarTrad kortId={id} om={utfall.rubrik || 'resultatet'} />
        </section>
      </div>
      <div className={styles.side}>
        <Select
          label="Slag av resultat"
          options={KATEGORIER.map((kategori) => ({ id: kategori, label: KATEGORI_NAMN[kategori] }))}
          value={utfall.kategori}
          isDisabled={!can('utfall')}
          onChange={(kategori) =>
            run('flyttade resultatet', (board) => moveUtfall(board, { id, kategori, beforeId: null }))
          }
        />
        <DelmalField utfall={utfall} />
        <IndikatorField utfall={utfall} />
        <Switch
          isSelected={utfall.undersok}
          isDisabled={!can('utfall')}
          onChange={(undersok) =>
            run(undersok ? 'markerade resultatet' : 'avmarkerade resultatet', (board) =>
              markUtfall(board, { id, undersok }),
            )
          }
        >
          Behöver förstås djupare
        </Switch>
        {utfall.undersok && (
          <BoardText
            kind="utfall"
            id={id}
            field="skal"
            label="Varför just det här?"
            placeholder="Till exempel: fallit tre år i rad, gäller många elever."
            multiline
            rows={3}
          />
        )}
        {by && <p className={styles.by}>Upplagt av {by}</p>}
      </div>
    </div>
  )
}

function RemoveButton({ utfall, onRemoved }: { utfall: UtfallView; onRemoved: () => void }) {
  const { can, run } = useBoard()
  const toasts = useToast()
  if (!can('utfall')) return null
  const { id, rubrik } = utfall
  const remove = () => {
    onRemoved()
    run('tog bort resultatet', (board) => removeCard(board, { kind: 'utfall', id }))
    toasts.show({
      title: `${rubrik || 'Utfallet'} är borttaget`,
      text: 'Orsaker och insatser som hör till det finns kvar i tavlans minne.',
      action: {
        label: 'Ångra',
        onPress: () => run('lade tillbaka resultatet', (board) => restoreCard(board, { kind: 'utfall', id })),
      },
    })
  }
  return (
    <Button variant="quiet" icon={<Trash2 aria-hidden />} onPress={remove}>
      Ta bort
    </Button>
  )
}
