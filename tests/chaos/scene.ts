/** Where most rigs begin: a server of its own process on a database, and people who write on a board there. */
import type { Db } from '#db/client.ts'
import type { CleanUp } from './clean-up.ts'
import { Crowd } from './crowd.ts'
import { type Engine, startEngine } from './engine.ts'
import type { EngineSettings } from './engine-process.ts'
import { createSchool, type School } from './school.ts'

export type SceneOptions = {
  db: Db
  random: () => number
  /** The server's way to the database. */
  databaseUrl: string
  rig?: EngineSettings['rig']
  writers?: number
  /** Everybody has the board, and nobody has written yet. */
  onGathered?: () => unknown
}

export type Scene = { engine: Engine; school: School; crowd: Crowd }

/** Resolves when something has been called saved. */
export async function openScene(
  cleanUp: CleanUp,
  { db, random, databaseUrl, rig, writers, onGathered }: SceneOptions,
): Promise<Scene> {
  const school = await createSchool(db)
  const engine = await startEngine({ databaseUrl, port: 0, rig })
  cleanUp.defer(() => engine.kill())
  const crowd = await Crowd.gather({ school, random, port: () => engine.port, writers })
  cleanUp.defer(() => crowd.leave())
  await crowd.comeBack()
  await onGathered?.()
  crowd.startWriting()
  await crowd.nextSaved()
  return { engine, school, crowd }
}
