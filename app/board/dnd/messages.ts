/** What is said aloud when a card moves. Places in words, never ids. */
import { type Lane, standingOf } from './lanes.ts'

/** `plats 2 av 5 i Ledning`. */
export function standingText(lanes: readonly Lane[], itemId: string): string {
  const standing = standingOf(lanes, itemId)
  if (!standing) return ''
  const { plats, av, dar } = standing
  return `plats ${plats} av ${av} ${dar}`.trimEnd()
}

/** A card's text as part of a sentence: in quotation marks, and not the whole novel. */
export function quoted(text: string): string {
  const line = text.trim().replaceAll(/\s+/g, ' ')
  if (line === '') return 'kortet utan text'
  return `”${line.length > 60 ? `${line.slice(0, 57).trimEnd()} …` : line}”`
}

export const messages = {
  lifted: (text: string, where: string) =>
    `Lyfte ${quoted(text)}, ${where}. Flytta med piltangenterna, släpp med mellanslag, avbryt med Escape.`,
  over: (where: string) => capital(where),
  dropped: (text: string, where: string) => `Släppte ${quoted(text)} på ${where}.`,
  moved: (text: string, where: string) => `Flyttade ${quoted(text)} till ${where}.`,
  cancelled: (text: string, where: string) => `Avbröt. ${capital(quoted(text))} ligger kvar på ${where}.`,
  edge: (text: string) => `${capital(quoted(text))} kan inte flyttas längre åt det hållet.`,
  taken: 'Kortet är inte kvar i listan. Du är nu på nästa kort.',
  gone: 'Någon annan tog bort kortet medan du flyttade det.',
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1)
}
