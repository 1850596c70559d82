/** What somebody did, in words: `ändrade orsaken ”Lite lästid”`. */
import { faltNamn } from '#app/board/field-names.ts'
import { type CardKind, fieldOf } from '#domain/board/fields.ts'
import { isShownIn, type RenderedBoard } from '#domain/board/version/render.ts'
import { type CivilDatum, daysBetween, formatDatum } from '#domain/ska/civil-datum.ts'
import { headingIn, KORTET } from './card-words.ts'
import type { SentHandelse } from './requests.ts'

type Words = {
  /** What was done, without who did it. */
  text: string
  /** The card, when it is one; its kind and id. */
  kort: { kind: CardKind; id: string } | null
  isHiddenNow: boolean
}

const DONE: Record<string, string> = {
  'create-board': 'startade tavlan',
  'set-fas': 'bytte fas',
  'set-las': 'låste eller låste upp moment',
  'save-version': 'sparade en version',
  'remove-version': 'tog bort en version',
  'decide-insats': 'beslutade om',
  'rank-insats': 'ordnade',
  'set-omfattning': 'ändrade omfattningen av',
}

/** `board` is what the board says now: names of cards come from there, hidden ones too. */
export function handelseWords(
  { kort, falt, isLastOfRaderad }: Pick<SentHandelse, 'kort' | 'falt' | 'isLastOfRaderad'>,
  board: RenderedBoard,
): Words {
  if (kort === 'beslut/tavlan')
    return { text: listed(falt.map((one) => DONE[one] ?? one)), kort: null, isHiddenNow: false }
  const isDecision = kort.startsWith('beslut/insats:')
  const ref = refOf(isDecision ? kort.replace('beslut/insats:', 'insatser/') : kort)
  const isHiddenNow = !isShownIn(board, ref.kind, ref.id)
  const object = `${KORTET[ref.kind] ?? 'kortet'} ${headingIn(board, ref) ?? '(finns inte kvar)'}`
  const verbs = isDecision
    ? falt.map((one) => DONE[one] ?? one)
    : verbsOf(ref.kind, falt, { isHiddenNow, isLastOfRaderad })
  return { text: `${listed(verbs)} ${object}`, kort: ref, isHiddenNow }
}

/** `I dag`, `I går`, `12 november 2026`. */
export function dayName(dag: CivilDatum, today: CivilDatum): string {
  const days = daysBetween(dag, today)
  return days === 0 ? 'I dag' : days === 1 ? 'I går' : formatDatum(dag)
}

const CLOCK = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  hour: '2-digit',
  minute: '2-digit',
})
const MOMENT_IN_TIME = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Stockholm',
  dateStyle: 'long',
  timeStyle: 'short',
})

/** `14:05`, `14:05–15:20`. */
export function clockText(forst: string, senast: string): string {
  const [from, to] = [forst, senast].map((at) => CLOCK.format(new Date(at)))
  return from === to ? from! : `${from}–${to}`
}

/** `22 november 2026 14:05`. */
export function instantText(at: string): string {
  return MOMENT_IN_TIME.format(new Date(at)).replace(' kl. ', ' ')
}

function verbsOf(
  kind: CardKind,
  falt: readonly string[],
  { isHiddenNow, isLastOfRaderad }: { isHiddenNow: boolean; isLastOfRaderad: boolean },
): string[] {
  const isBorn = falt.includes('+')
  const verbs: string[] = []
  if (isBorn) verbs.push('la till')
  // That a card was shown for the first time says nothing; that one was hidden the same day does.
  if (falt.includes('raderad') && (!isBorn || (isLastOfRaderad && isHiddenNow)))
    verbs.push(!isLastOfRaderad ? 'tog bort eller tog tillbaka' : isHiddenNow ? 'tog bort' : 'tog tillbaka')
  if (isBorn) return verbs
  if (falt.some((one) => one === 'plats' || one === 'order')) verbs.push('flyttade')
  const others = falt.filter((one) => !['raderad', 'plats', 'order'].includes(one))
  if (others.length === 0) return verbs
  const texts = others.filter((one) => fieldOf(kind, one)?.kind === 'text')
  const isItsText = others.length === 1 && texts.length === 1 && ['text', 'namn'].includes(others[0]!)
  verbs.push(isItsText ? 'ändrade' : `ändrade ${listed(others.map(fieldName))} för`)
  return verbs
}

/** Fields whose names on the screen are too long to stand in a sentence. */
const SHORT: Record<string, string> = { malbild: 'målvärde', undersok: 'behovet att förstå djupare' }

const fieldName = (falt: string) =>
  SHORT[falt] ?? faltNamn(falt).replace(/^./, (letter) => letter.toLocaleLowerCase('sv-SE'))

function listed(words: readonly string[]): string {
  return words.length < 2 ? (words[0] ?? '') : `${words.slice(0, -1).join(', ')} och ${words.at(-1)}`
}

function refOf(kort: string): { kind: CardKind; id: string } {
  const [kind, id = ''] = kort.split('/')
  return { kind: kind as CardKind, id }
}
