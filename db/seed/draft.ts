/**
 * A board written by several people before anyone has opened it: each writes in a document of their own, so that every
 * letter carries its author's clientID, and the documents are kept in step as a room would.
 */
import * as Y from 'yjs'
import { type Board, openBoard } from '#domain/board/document.ts'
import { seedClientId } from './seed-id.ts'

const SYNC = Symbol('sync')

export type Draft = {
  /** The person's own copy, up to date. Run commands on it. */
  as(personId: string): Board
  /** The server's copy, for the root that only it writes. */
  server(): Board
  /** The whole board as one update, and whose each clientID is; null is the server. */
  finish(): { state: Uint8Array; owners: Map<number, string | null> }
}

export function draftBoard(boardId: string): Draft {
  const whole = new Y.Doc()
  const boards = new Map<string | null, Board>()
  const owners = new Map<number, string | null>()
  let latest: Board | null = null

  function open(owner: string | null): Board {
    const known = boards.get(owner)
    if (known) return known
    const doc = new Y.Doc()
    doc.clientID = seedClientId(boardId, owner ?? 'server')
    if (owners.has(doc.clientID)) throw new Error('Two authors share a clientID')
    owners.set(doc.clientID, owner)
    doc.on('update', (update: Uint8Array, origin: unknown) => {
      if (origin !== SYNC) Y.applyUpdate(whole, update, SYNC)
    })
    const board = openBoard(doc)
    boards.set(owner, board)
    return board
  }

  function turn(owner: string | null): Board {
    const board = open(owner)
    if (board !== latest) {
      Y.applyUpdate(board.doc, Y.encodeStateAsUpdate(whole, Y.encodeStateVector(board.doc)), SYNC)
      latest = board
    }
    return board
  }

  return {
    as: (personId) => turn(personId),
    server: () => turn(null),
    finish: () => ({ state: Y.encodeStateAsUpdate(whole), owners }),
  }
}
