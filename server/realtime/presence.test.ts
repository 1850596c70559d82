import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { expect, test } from 'vitest'
import type { HintBody, PresenceHint } from './fanout.ts'
import { type Participant, Presence } from './presence.ts'
import { readEntries } from './presence-frame.ts'
import { Reservations } from './reservations.ts'

const SOON = { interval: 5, timeout: 5_000 }
const TAB = 77

/** For whom the database keeps clientIDs, alike for every node. */
type Kept = Map<number, string>

function node(kept: Kept) {
  const told: PresenceHint[] = []
  const presence = new Presence({
    now: () => 0,
    ownerOf: () => undefined,
    reserved: new Reservations(),
    async reserve(clientId, personId) {
      await Promise.resolve()
      if (!kept.has(clientId)) kept.set(clientId, personId)
      return kept.get(clientId) === personId
    },
    tellNodes: (hint: HintBody) => hint.type === 'presence' && told.push(...hint.entries),
  })
  const join = (personId: string) => {
    const person = new Person(personId)
    presence.join(person)
    return person
  }
  const hear = (entries: PresenceHint[]) =>
    presence.hear({ type: 'presence', node: 9, isAll: false, entries })
  return { presence, told, join, hear }
}

/** Somebody at a board, and what they were last told of each tab. */
class Person implements Participant {
  readonly user: Participant['user']
  readonly seen = new Map<number, { vy: string } | null>()

  constructor(personId: string) {
    this.user = { personId, namn: personId, roll: 'pedagog' }
  }

  sendPresence({ message }: Parameters<Participant['sendPresence']>[0]): void {
    const frame = decoding.createDecoder(message)
    decoding.readVarUint(frame)
    for (const { clientId, json } of readEntries(decoding.readVarUint8Array(frame)))
      this.seen.set(clientId, JSON.parse(Buffer.from(json).toString()))
  }
}

function at(vy: string, clientId = TAB): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, clientId)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, JSON.stringify({ vy }))
  })
}

test('[P1] who names a colleague’s clientID at a node that has not heard of it takes nothing from her', async () => {
  const kept: Kept = new Map([[TAB, 'anna']])
  const { presence, join, hear } = node(kept)
  const [mallory, bo] = [join('mallory'), join('bo')]
  presence.receive(mallory, at('hela'))
  presence.receive(bo, at('hela', 1))
  await expect.poll(() => mallory.seen.has(1), SOON).toBe(true)
  presence.receive(mallory, at('orsaker'))
  hear([{ clientId: TAB, personId: 'anna', json: '{"vy":"insatser"}' }])
  await expect.poll(() => bo.seen.get(TAB), SOON).toEqual({ vy: 'insatser' })
  presence.receive(mallory, at('hela'))
  const anna = join('anna')
  presence.receive(anna, at('resultat'))
  await expect
    .poll(() => bo.seen.get(TAB), SOON)
    .toMatchObject({ vy: 'resultat', user: { personId: 'anna' } })
  presence.close()
})

test('[P1] a clientID that was asked for by who has left is not shown under somebody else', async () => {
  const kept: Kept = new Map()
  const { presence, join } = node(kept)
  const [anna, mallory, bo] = [join('anna'), join('mallory'), join('bo')]
  presence.receive(anna, at('hela'))
  presence.leave(anna)
  presence.receive(mallory, at('hela'))
  await expect.poll(() => kept.get(TAB), SOON).toBe('anna')
  presence.receive(mallory, at('orsaker'))
  presence.receive(bo, at('hela', 1))
  await expect.poll(() => mallory.seen.has(1), SOON).toBe(true)
  expect(bo.seen.has(TAB)).toBe(false)
  presence.close()
})

test('[P5] who leaves is gone for the others also when their clientID is not kept any more', async () => {
  const { presence, join, told } = node(new Map())
  const [bo, first] = [join('bo'), join('anna')]
  presence.receive(first, at('hela'))
  await expect.poll(() => bo.seen.get(TAB), SOON).toMatchObject({ vy: 'hela' })
  // As many more as are kept for one person.
  for (let n = 1; n <= 100; n++) presence.receive(join('anna'), at('hela', 1_000 + n))
  await expect.poll(() => bo.seen.has(1_100), SOON).toBe(true)
  presence.leave(first)
  await expect.poll(() => bo.seen.get(TAB), SOON).toBeNull()
  expect(told.findLast(({ clientId }) => clientId === TAB)).toMatchObject({ json: null })
  presence.close()
})
