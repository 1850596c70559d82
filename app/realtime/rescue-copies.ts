/** Rescue copies in this browser, per person, until the person throws them away. */
export type RescueCopy = {
  id: string
  personId: string
  boardId: string
  titel: string
  when: string
  text: string
}

const KEY = 'kvt-raddningskopior'
const MOST = 20

export function keepRescueCopy(copy: RescueCopy): void {
  write([copy, ...read()].slice(0, MOST))
}

export function rescueCopiesOf(personId: string): RescueCopy[] {
  return read().filter((copy) => copy.personId === personId)
}

export function forgetRescueCopy(id: string): void {
  write(read().filter((copy) => copy.id !== id))
}

function read(): RescueCopy[] {
  try {
    return JSON.parse(localStorage.getItem(KEY) ?? '[]')
  } catch {
    return []
  }
}

/** A full or forbidden store must not stop the copy from being shown. */
function write(copies: RescueCopy[]): void {
  try {
    localStorage.setItem(KEY, JSON.stringify(copies))
  } catch {}
}
