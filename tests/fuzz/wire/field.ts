/** Where sieges take place: one server, people who work there and people who mean ill, and a board that is left alone. */
import * as Y from 'yjs'
import { findBoard } from '#db/queries/boards.ts'
import { type BoardAccess, boardAccess } from '#domain/access/board-access.ts'
import type { Viewer } from '#domain/access/viewer.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import type { BoardRef } from '#domain/ska/board-ref.ts'
import { createRig, type Rig, type Who } from '#tests/integration/realtime/rig.ts'
import { GateFailed } from '../gate/gated-document.ts'
import { type Dial, dialInProcess, dialOverNetwork } from './wire.ts'

export type Person = { personId: string; dial: Dial }
/** Somebody who means ill, and what her role lets her write. */
export type Foe = Person & { access: BoardAccess; overNetwork: Dial }

export type Field = {
  rig: Rig
  people: Record<'anna' | 'bo', Person>
  foes: readonly Foe[]
  /** Throws `GateFailed` when the board that nobody touched is another one. */
  checkNeighbour(): Promise<void>
  close(): Promise<void>
}

export async function openField(): Promise<Field> {
  const viewers = new Map<string, Viewer>()
  // Roles do not change here, and a hundred thousand connections would ask for them.
  const rig = await createRig({
    viewerOf: async (sessionHash) => viewers.get(sessionHash) ?? null,
    // What a frame costs is measured here, and not to be hidden by reading whoever sends it more slowly.
    rig: { effortMs: { burst: Number.MAX_SAFE_INTEGER, perSecond: 1 } },
  })
  const signedInAs = async (who: Who) => {
    const signedIn = (await rig.sessions.fromCookie(who.cookie))!
    viewers.set(signedIn.sessionHash, signedIn.viewer)
    return signedIn
  }
  const person = async (who: Who): Promise<Person> => ({
    personId: who.personId,
    dial: dialInProcess(rig, await signedInAs(who)),
  })
  const somewhere = await refOf(rig, await rig.board())
  const foe = async (who: Who): Promise<Foe> => {
    const { viewer } = await signedInAs(who)
    return {
      ...(await person(who)),
      access: boardAccess(viewer, somewhere),
      overNetwork: dialOverNetwork(rig, who),
    }
  }
  const neighbour = await rig.board()
  const owner = await rig.person('rektor')
  await signedInAs(owner)
  const keeper = await rig.join(owner, neighbour)
  addUtfall(keeper.board, { id: 'neighbour-01', kategori: 'resultat', rubrik: 'Grannens' })
  await keeper.allSaved()
  const untouched = Buffer.from(await rig.rooms.state(neighbour))

  return {
    rig,
    people: { anna: await person(await rig.person('rektor')), bo: await person(await rig.person('pedagog')) },
    foes: [
      await foe(await rig.person('pedagog')),
      await foe(await rig.person('rektor')),
      await foe(await rig.person('forvaltning')),
      await foe(await rig.person('namnd')),
    ],
    async checkNeighbour() {
      const now = await rig.rooms.state(neighbour)
      const isSame = untouched.equals(now) && untouched.equals(Y.encodeStateAsUpdate(keeper.doc))
      if (!isSame || keeper.closed) throw new GateFailed('A neighbour’s board is another one')
    },
    close: () => rig.close(),
  }
}

async function refOf({ database }: Rig, boardId: string): Promise<BoardRef> {
  return (await findBoard(database.db, boardId))!
}
