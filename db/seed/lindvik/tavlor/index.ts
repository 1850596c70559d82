/** Every board of Lindvik: each enhet's this läsår, what was finished last läsår, two teams' and the huvudman's. */
import type { BoardInnehall } from '../../content.ts'
import { BJORKBACKEN, BJORKBACKEN_FORRA } from './bjorkbacken.ts'
import { CENTRALSKOLAN, CENTRALSKOLAN_FORRA } from './centralskolan.ts'
import { BLASIPPAN, SJOBO, SOLGLANTAN, SOLGLANTAN_FORRA } from './forskolor.ts'
import { FORVALTNINGEN } from './forvaltningen.ts'
import { GYMNASIET, GYMNASIET_FORRA } from './gymnasiet.ts'
import { EKDALEN, HAGA, SPRAK } from './sma-enheter.ts'
import { STRANDSKOLAN } from './strandskolan.ts'
import { STRANDSKOLAN_7_9, STRANDSKOLAN_FORRA } from './strandskolan-ovriga.ts'
import { VUXENUTBILDNINGEN, VUXENUTBILDNINGEN_FORRA } from './vuxenutbildningen.ts'

export const TAVLOR: readonly BoardInnehall[] = [
  STRANDSKOLAN,
  STRANDSKOLAN_7_9,
  STRANDSKOLAN_FORRA,
  BJORKBACKEN,
  BJORKBACKEN_FORRA,
  CENTRALSKOLAN,
  CENTRALSKOLAN_FORRA,
  HAGA,
  EKDALEN,
  SOLGLANTAN,
  SOLGLANTAN_FORRA,
  BLASIPPAN,
  SJOBO,
  GYMNASIET,
  GYMNASIET_FORRA,
  VUXENUTBILDNINGEN,
  VUXENUTBILDNINGEN_FORRA,
  SPRAK,
  FORVALTNINGEN,
]
