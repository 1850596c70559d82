/** What people do on a board: every command, on whatever is there, through the same code as the product. */
import { creatorOf, editText, textOf } from '#domain/board/card.ts'
import { addAktivitet } from '#domain/board/commands/add-aktivitet.ts'
import { addBelagg } from '#domain/board/commands/add-belagg.ts'
import { addGrupp } from '#domain/board/commands/add-grupp.ts'
import { addInsats } from '#domain/board/commands/add-insats.ts'
import { addKommentar } from '#domain/board/commands/add-kommentar.ts'
import { addOrsak } from '#domain/board/commands/add-orsak.ts'
import { addUppfoljning } from '#domain/board/commands/add-uppfoljning.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { assignAnsvarig } from '#domain/board/commands/assign-ansvarig.ts'
import { correctUppfoljning } from '#domain/board/commands/correct-uppfoljning.ts'
import { linkOrsak } from '#domain/board/commands/link-orsak.ts'
import { markUtfall } from '#domain/board/commands/mark-utfall.ts'
import { moveAktivitet } from '#domain/board/commands/move-aktivitet.ts'
import { moveGrupp } from '#domain/board/commands/move-grupp.ts'
import { moveOrsak } from '#domain/board/commands/move-orsak.ts'
import { moveUtfall } from '#domain/board/commands/move-utfall.ts'
import { removeCard } from '#domain/board/commands/remove-card.ts'
import { restoreCard } from '#domain/board/commands/restore-card.ts'
import { scheduleAktivitet } from '#domain/board/commands/schedule-aktivitet.ts'
import { setAktivitetStatus } from '#domain/board/commands/set-aktivitet-status.ts'
import { setMalbild } from '#domain/board/commands/set-malbild.ts'
import { setPaverkan } from '#domain/board/commands/set-paverkan.ts'
import { tagUtfall } from '#domain/board/commands/tag-utfall.ts'
import type { Board } from '#domain/board/document.ts'
import {
  AKTIVITET_STATUS,
  CARD_KINDS,
  CARDS,
  type CardKind,
  KATEGORIER,
  PAVERKAN,
} from '#domain/board/fields.ts'
import type { Random } from './random.ts'

const WORDS = ['läsning', 'åk 3', 'Två klasser 😀', 'över tid', '—', 'a', 'stöd i alla ämnen 👩🏽‍🏫', '\n']
const TAGS = ['GR-1', 'GR-5', 'FS:2', 'orsak_3']

/** One step of one person. `isMine` tells whose a card is: nobody edits another's comment. */
export function takeStep(board: Board, random: Random, isMine: (creator: number) => boolean): void {
  const kind = random.pick(CARD_KINDS)
  const id = (of: CardKind) => random.maybe([...board.roots[of].keys()]) ?? 'none-such'
  const before = (of: CardKind) => (random.chance(50) ? id(of) : null)
  const words = () => random.pick(WORDS)
  const steps: (() => void)[] = [
    () => write(board, random, isMine),
    () => write(board, random, isMine),
    () => write(board, random, isMine),
    () =>
      addUtfall(board, {
        id: random.id(),
        kategori: random.pick(KATEGORIER),
        rubrik: words(),
        delmalIds: TAGS.slice(random.below(4)),
      }),
    () =>
      addOrsak(board, { id: random.id(), utfallId: id('utfall'), text: words(), under: before('orsaker') }),
    () =>
      addGrupp(board, { id: random.id(), utfallId: id('utfall'), namn: words(), orsakIds: [id('orsaker')] }),
    () => addBelagg(board, { id: random.id(), orsakId: id('orsaker'), slag: 'stodjer', text: words() }),
    () => addInsats(board, { id: random.id(), orsakIds: [id('orsaker')], beskrivning: words() }),
    () => addAktivitet(board, { id: random.id(), insatsId: id('insatser'), rubrik: words() }),
    () =>
      addUppfoljning(board, {
        id: random.id(),
        insatsId: id('insatser'),
        datum: '2026-11-21',
        lage: 'risk',
        text: words(),
      }),
    () =>
      addKommentar(board, {
        id: random.id(),
        kortId: id(kind),
        text: words(),
        skriven: '2026-11-21T12:00:00.000Z',
      }),
    () =>
      moveUtfall(board, { id: id('utfall'), kategori: random.pick(KATEGORIER), beforeId: before('utfall') }),
    () => moveOrsak(board, { id: id('orsaker'), under: before('orsaker'), beforeId: before('orsaker') }),
    () => moveGrupp(board, { id: id('grupper'), beforeId: before('grupper') }),
    () =>
      moveAktivitet(board, {
        id: id('aktiviteter'),
        insatsId: id('insatser'),
        beforeId: before('aktiviteter'),
      }),
    () => markUtfall(board, { id: id('utfall'), undersok: random.chance(50) }),
    () =>
      tagUtfall(board, {
        id: id('utfall'),
        tag: random.pick(['mal', 'indikatorer']),
        key: random.pick(TAGS),
        on: random.chance(60),
      }),
    () => linkOrsak(board, { insatsId: id('insatser'), orsakId: id('orsaker'), on: random.chance(60) }),
    () => setPaverkan(board, { id: id('orsaker'), paverkan: random.pick([null, ...PAVERKAN]) }),
    () => setAktivitetStatus(board, { id: id('aktiviteter'), status: random.pick(AKTIVITET_STATUS) }),
    () =>
      scheduleAktivitet(board, {
        id: id('aktiviteter'),
        tid: random.chance(30) ? null : { start: '2026-09-01', slut: `2026-10-${10 + random.below(20)}` },
      }),
    () =>
      assignAnsvarig(board, {
        kind: 'insatser',
        id: id('insatser'),
        ansvarig: random.chance(30) ? null : { personId: null, namn: words() },
      }),
    () => correctUppfoljning(board, { id: id('uppfoljningar'), varde: random.below(100) / 7 }),
    () =>
      setMalbild(board, {
        id: id('insatser'),
        malbild: random.chance(30) ? null : malbild(words(), random.below(1000)),
      }),
    () => removeCard(board, { kind, id: ownIfComment(board, kind, id(kind), isMine) }),
    () => restoreCard(board, { kind, id: ownIfComment(board, kind, id(kind), isMine) }),
  ]
  random.pick(steps)()
}

function malbild(indikator: string, baslinje: number) {
  return {
    indikatorId: null,
    indikator,
    enhet: '%',
    baslinje,
    baslinjePeriod: '2025/26',
    malvarde: 85.5,
    maldatum: '2027-06-01',
  }
}

function ownIfComment(
  board: Board,
  kind: CardKind,
  id: string,
  isMine: (creator: number) => boolean,
): string {
  const card = board.roots[kind].get(id)
  return kind === 'kommentarer' && card && !isMine(creatorOf(card)) ? 'none-such' : id
}

/** Types into some text: at any place, over anything, sometimes all of it. */
function write(board: Board, random: Random, isMine: (creator: number) => boolean): void {
  const kind = random.pick(CARD_KINDS)
  const id = ownIfComment(board, kind, random.maybe([...board.roots[kind].keys()]) ?? 'none-such', isMine)
  const [name, field] = random.pick(Object.entries(CARDS[kind]).filter(([, { kind }]) => kind === 'text'))
  const text = textOf(board, kind, id, name)
  if (!text || field.kind !== 'text') return
  const letters = Array.from(text.toString())
  const from = random.below(letters.length + 1)
  const gone = random.chance(50) ? 0 : random.below(letters.length - from + 1)
  const next = [...letters.slice(0, from), random.pick(WORDS), ...letters.slice(from + gone)]
  editText(board, text, random.chance(4) ? '' : next.join(''), field.max)
}
