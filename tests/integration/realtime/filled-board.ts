/** A small board from result to uppföljning, written by one client. */
import { randomUUID } from 'node:crypto'
import { addAktivitet } from '#domain/board/commands/add-aktivitet.ts'
import { addBelagg } from '#domain/board/commands/add-belagg.ts'
import { addGrupp } from '#domain/board/commands/add-grupp.ts'
import { addInsats } from '#domain/board/commands/add-insats.ts'
import { addOrsak } from '#domain/board/commands/add-orsak.ts'
import { addUppfoljning } from '#domain/board/commands/add-uppfoljning.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { markUtfall } from '#domain/board/commands/mark-utfall.ts'
import type { Board } from '#domain/board/document.ts'

export type FilledBoard = {
  utfall: string
  orsak: string
  djupare: string
  insatser: [string, string, string]
}

export function fillBoard(board: Board): FilledBoard {
  const id = () => randomUUID() as string
  const [utfall, orsak, djupare] = [id(), id(), id()]
  const insatser: FilledBoard['insatser'] = [id(), id(), id()]
  addUtfall(board, {
    id: utfall,
    kategori: 'resultat',
    rubrik: 'Läsförståelsen sjunker',
    delmalIds: ['GR-1'],
  })
  markUtfall(board, { id: utfall, undersok: true })
  addOrsak(board, { id: orsak, utfallId: utfall, text: 'Lite lästid' })
  addOrsak(board, { id: djupare, utfallId: utfall, text: 'Schemat har luckor', under: orsak })
  addGrupp(board, { id: id(), utfallId: utfall, namn: 'Organisation', orsakIds: [orsak] })
  addBelagg(board, { id: id(), orsakId: orsak, slag: 'stodjer', text: 'Lektionsbesök i oktober' })
  addInsats(board, { id: insatser[0], orsakIds: [orsak] })
  addInsats(board, { id: insatser[1], rubrik: 'Läspass varje dag', orsakIds: [djupare] })
  addInsats(board, { id: insatser[2], rubrik: 'Utan orsak' })
  addAktivitet(board, {
    id: id(),
    insatsId: insatser[0],
    rubrik: 'Planera läspass',
    tid: { start: '2026-10-01', slut: '2026-10-20' },
  })
  addAktivitet(board, {
    id: id(),
    insatsId: insatser[0],
    rubrik: 'Genomför',
    tid: { start: '2026-11-01', slut: '2027-03-01' },
  })
  addUppfoljning(board, {
    id: id(),
    insatsId: insatser[0],
    datum: '2026-11-15',
    lage: 'pa-vag',
    text: 'I gång',
  })
  return { utfall, orsak, djupare, insatser }
}
