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
/** Of each person's: what somebody else leaves in a shared browser pushes nobody's words out. */
const MOST = 20

/** False when the browser has no room for it, or takes nothing at all: then it is nowhere but where it came from. */
export function keepRescueCopy(copy: RescueCopy): boolean {
  const kept = read()
  const isTheirs = ({ personId }: RescueCopy) => personId === copy.personId
  const own = [copy, ...kept.filter(isTheirs)].slice(0, MOST)
  return write([...own, ...kept.filter((one) => !isTheirs(one))])
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
function write(copies: RescueCopy[]): boolean {
  try {
    localStorage.setItem(KEY, JSON.stringify(copies))
    return true
  } catch {
    return false
  }
}
