import { expect, test } from 'vitest'
import { readInsatsId, readParameters, readSida } from './parameters.ts'

const read = (query: string) => readParameters('insatser', new URLSearchParams(query))
const ID = '6f9619ff-8b86-4d01-b42d-00cf4fc964ff'

test('right values pass, and the page has a size without being asked', () => {
  expect(read(`lasar=2026/27&enhet=${ID}&limit=10&efter=${ID}:kort-0001`)).toEqual({
    lasar: '2026/27',
    enhet: ID,
    limit: '10',
    efter: `${ID}:kort-0001`,
  })
  expect(readSida({})).toEqual({ limit: 500, efter: null })
  expect(readInsatsId(`${ID}:kort-0001`)).toEqual({ boardId: ID, insatsId: 'kort-0001' })
})

test.each([
  ['limit=0', 'Parametern ”limit” ska vara ett heltal från 1 till 5000.'],
  ['limit=5001', 'Parametern ”limit” ska vara ett heltal från 1 till 5000.'],
  ['limit=1e3', 'Parametern ”limit” ska vara ett heltal från 1 till 5000.'],
  ['limit=', 'Parametern ”limit” ska vara ett heltal från 1 till 5000.'],
  ['lasar=2026/28', 'Parametern ”lasar” ska skrivas som 2026/27.'],
  ['enhet=1', 'Parametern ”enhet” ska vara en enhets id.'],
  ['niva=klass', 'Parametern ”niva” ska vara något av enhet, arbetslag, huvudman.'],
  [`efter=${ID}`, 'Parametern ”efter” ska vara värdet av ”nasta” i förra svaret.'],
  ['limit=1&limit=2', 'Parametern ”limit” kan bara anges en gång.'],
  [
    'laesar=2026/27',
    'Parametern ”laesar” finns inte här. Det går att ange lasar, enhet, niva, limit, efter.',
  ],
])('%s is refused with what to do', (query, meddelande) => {
  expect(read(query)).toMatchObject({ kod: 'ogiltig-parameter', meddelande })
})
