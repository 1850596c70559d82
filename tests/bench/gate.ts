/**
 * What the gate costs beside what Yjs costs to apply the same update: `node tests/bench/gate.ts [rounds]`.
 * Ratios travel between machines; microseconds do not.
 */
import * as Y from 'yjs'
import { createCard, editText, setMember, setValue, textOf } from '#domain/board/card.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { type Board, openBoard } from '#domain/board/document.ts'
import { CARD_KINDS } from '#domain/board/fields.ts'
import { type GateContext, judge } from '#server/realtime/gate/judge.ts'
import { RECONNECT } from '#server/realtime/gate/limits.ts'

const rounds = Number(process.argv[2] ?? 8_000)
const CARDS_ON_BOARD = 200
const cardId = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`

function copyOf(state: Uint8Array): Board {
  const doc = new Y.Doc()
  Y.applyUpdate(doc, state)
  return openBoard(doc)
}

/** A board on which people have worked: written, corrected and taken back. */
function usedBoard(): Uint8Array {
  const board = openBoard(new Y.Doc())
  for (let n = 0; n < CARDS_ON_BOARD; n++) {
    addUtfall(board, { id: cardId(n), kategori: 'resultat', rubrik: 'Läsförståelse i årskurs tre' })
    const text = textOf(board, 'utfall', cardId(n), 'iakttagelse')!
    for (const words of ['Två klasser skiljer sig', 'Två klasser skiljer sig åt, och', 'Tre klasser åt'])
      editText(board, text, words, 6000)
    setValue(board, 'utfall', cardId(n), 'undersok', n % 2 === 0)
    setMember(board, 'utfall', cardId(n), 'mal', 'GR-1', true)
  }
  return Y.encodeStateAsUpdate(board.doc)
}

function median(times: number[]): number {
  return times.sort((a, b) => a - b)[times.length >> 1]!
}

function measure(work: () => void): number {
  const start = performance.now()
  work()
  return (performance.now() - start) * 1000
}

const base = usedBoard()
const context: GateContext = {
  personId: 'anna',
  access: { read: true, roots: new Set(CARD_KINDS), decide: false, roll: 'pedagog' },
  las: [],
  owners: new Map(),
  recentClients: 0,
}

/**
 * Every round does `step` on a browser's copy. What comes out of it, the one transaction or the difference when
 * there were several, is judged on one copy and applied on another: whoever comes first warms the memory.
 */
function bench(name: string, times: number, step: (board: Board, round: number) => void, fresh = 400): void {
  let judging = copyOf(base)
  let applying = copyOf(base)
  let client = copyOf(base)
  const judged: number[] = []
  const applied: number[] = []
  let bytes = 0
  for (let round = 0; round < times; round++) {
    if (round % fresh === 0) {
      judging = copyOf(base)
      applying = copyOf(base)
      client = copyOf(base)
      // The room encodes what came of an update, for the journal and the others.
      applying.doc.on('update', () => undefined)
    }
    const before = Y.encodeStateVector(client.doc)
    const updates: Uint8Array[] = []
    const collect = (update: Uint8Array) => updates.push(update)
    client.doc.on('update', collect)
    step(client, round)
    client.doc.off('update', collect)
    const update = updates.length === 1 ? updates[0]! : Y.encodeStateAsUpdate(client.doc, before)
    bytes = update.length
    const owners = new Map([[client.doc.clientID, 'anna']])
    judged.push(
      measure(() => {
        const verdict = judge(judging.doc, update, { ...context, owners }, RECONNECT)
        if (!verdict.ok) throw new Error(`${name}: ${verdict.rule}`)
      }),
    )
    applied.push(measure(() => Y.applyUpdate(applying.doc, update)))
    Y.applyUpdate(judging.doc, update)
  }
  const [gate, apply] = [median(judged.slice(times >> 1)), median(applied.slice(times >> 1))]
  const micro = (time: number) => `${time.toFixed(2).padStart(8)} µs`
  console.log(
    `${name.padEnd(34)}${String(bytes).padStart(8)} B   gate ${micro(gate)}   apply ${micro(apply)}   ratio ${(gate / apply).toFixed(2)}`,
  )
}

function paste(board: Board, round: number): void {
  for (let n = 0; n < 50; n++)
    createCard(board, 'utfall', cardId(1_000_000 + round * 50 + n), {
      rubrik: 'Läsförståelse i årskurs tre',
      undersok: false,
      plats: { kategori: 'resultat', order: 'a0' },
    })
}

const some = (round: number) => cardId((round * 37) % CARDS_ON_BOARD)

bench('type a letter', rounds, (board, round) => {
  const text = textOf(board, 'utfall', some(round), 'iakttagelse')!
  board.doc.transact(() => text.insert(text.length, 'å'))
})
bench('correct a word', rounds, (board, round) => {
  const text = textOf(board, 'utfall', some(round), 'iakttagelse')!
  editText(board, text, `Fyra klasser, ${round} elever`, 6000)
})
bench('set a yes or no', rounds, (board, round) => {
  const id = some(round)
  setValue(board, 'utfall', id, 'undersok', board.roots.utfall.get(id)!.get('undersok') !== true)
})
bench('move a card', rounds, (board, round) => {
  setValue(board, 'utfall', some(round), 'plats', { kategori: 'strukturer', order: `a${round % 9}V` })
})
bench('tag a card', rounds, (board, round) => {
  setMember(board, 'utfall', some(round), 'mal', `GR-${round}`, true)
})
bench('make a card, then show it', rounds, (board, round) => {
  addUtfall(board, { id: cardId(10_000 + round), kategori: 'resultat', rubrik: 'Läsförståelse' })
})
bench('paste 50 cards at once', Math.ceil(rounds / 10), paste, 1)
bench('reconnect with nothing new', Math.ceil(rounds / 10), () => undefined)
