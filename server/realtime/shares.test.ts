import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { ClientOwners } from './client-owners.ts'
import { Shares } from './shares.ts'

test('[G29] what somebody has written is counted over all of their clientIDs, and grows with what is taken in', () => {
  const doc = new Y.Doc()
  const text = doc.getText('t')
  const write = (clientId: number, letters: string) => {
    doc.clientID = clientId
    text.insert(0, letters)
  }
  write(1, 'anna')
  write(2, 'igen')
  write(3, 'bo')
  const owners = new ClientOwners()
  for (const [clientId, personId] of [
    [1, 'anna'],
    [2, 'anna'],
    [3, 'bo'],
    [4, 'anna'],
  ] as const)
    owners.bind(clientId, personId, new Date(0))
  const shares = new Shares(owners)
  expect(shares.of('anna', doc)).toMatchObject({ structs: 2, clocks: 8 })
  expect(shares.of('cilla', doc)).toMatchObject({ structs: 0, clocks: 0 })
  shares.add('anna', { structs: 3, clocks: 30 })
  expect(shares.of('anna', doc)).toMatchObject({ structs: 5, clocks: 38 })
  // Much later it is looked at what has become of it.
  shares.add('anna', { structs: 2_000, clocks: 2_000 })
  expect(shares.of('anna', doc)).toMatchObject({ structs: 2, clocks: 8 })
})
