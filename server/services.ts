import type pg from 'pg'
import type { Db } from '#db/client.ts'
import type { Clock } from './clock.ts'
import type { Config } from './config.ts'
import type { Live } from './live/hub.ts'
import type { Logger } from './log.ts'
import type { Rooms } from './realtime/rooms.ts'
import { createArshjul } from './usecases/arshjul.ts'
import { createBeslut } from './usecases/beslut.ts'
import { createBoards } from './usecases/boards.ts'
import { createExport } from './usecases/export.ts'
import { createHistorik } from './usecases/historik.ts'
import { createImporter } from './usecases/importer.ts'
import { createKonto } from './usecases/konto.ts'
import { createMal } from './usecases/mal.ts'
import { createMatvarden } from './usecases/matvarden.ts'
import { createOversikt } from './usecases/oversikt.ts'
import { createPersoner } from './usecases/personer.ts'

/** What use cases stand on. */
export type Deps = {
  db: Db
  pool: pg.Pool
  clock: Clock
  rooms: Rooms
  live: Live
  log: Logger
  config: Config
}

/** Everything a page may ask of the server, by area. The web sees this type and nothing below it. */
export function createServices(deps: Deps) {
  return {
    arshjul: createArshjul(deps),
    beslut: createBeslut(deps),
    boards: createBoards(deps),
    export: createExport(deps),
    historik: createHistorik(deps),
    importer: createImporter(deps),
    konto: createKonto(deps),
    mal: createMal(deps),
    matvarden: createMatvarden(deps),
    oversikt: createOversikt(deps),
    personer: createPersoner(deps),
  }
}

export type Services = ReturnType<typeof createServices>
