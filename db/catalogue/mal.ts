/** Goals beside the delmål: nationella målsättningar, Agenda 2030 and the horizontal perspectives. */
import type { Mal } from '#domain/ska/mal.ts'
import { KATALOG } from './delmal.ts'

const VASBY_3_1 =
  'Upplands Väsby: Utbildningsnämndens riktlinjer för systematiskt kvalitetsarbete, UBN/2025:27, 3.1'
const AGENDA = 'Agenda 2030, de globala målen (rubriker på svenska enligt globalamalen.se)'

/** Titles of the global goals that touch the school; goal 4 with those of its targets that do. */
const GLOBALA: readonly [nr: string, text: string][] = [
  ['3', 'God hälsa och välbefinnande'],
  ['4', 'God utbildning för alla'],
  ['4.1', 'Avgiftsfri och likvärdig grundskole- och gymnasieutbildning'],
  ['4.2', 'Lika tillgång till förskola av god kvalitet'],
  ['4.3', 'Lika tillgång till yrkesutbildning och eftergymnasial utbildning av god kvalitet'],
  ['4.4', 'Öka antalet personer med färdigheter för ekonomisk trygghet'],
  ['4.5', 'Utrota diskriminering i utbildning'],
  ['4.6', 'Alla människor ska kunna läsa, skriva och räkna'],
  ['4.7', 'Utbildning för hållbar utveckling och globalt medborgarskap'],
  ['4.a', 'Skapa inkluderande och trygga utbildningsmiljöer'],
  ['5', 'Jämställdhet'],
  ['10', 'Minskad ojämlikhet'],
  ['16', 'Fredliga och inkluderande samhällen'],
]

/** What is to be considered in every follow-up, analysis and measure. */
const PERSPEKTIV: readonly [id: string, text: string][] = [
  ['JAMSTALLDHET', 'Jämställdhet'],
  ['BARNRATT', 'Barnrätt'],
  ['TILLGANGLIGHET', 'Tillgänglighet'],
  ['MILJO', 'Miljö'],
]

const nationellt = { huvudmanId: null, skolform: null } as const

const agenda2030 = GLOBALA.map(
  ([nr, text], at): Mal => ({
    ...nationellt,
    id: `AGENDA2030-${nr.replace('.', '-')}`,
    typ: 'agenda2030',
    nr,
    text,
    kalla: AGENDA,
    ordning: at,
  }),
)

const perspektiv = PERSPEKTIV.map(
  ([id, text], at): Mal => ({
    ...nationellt,
    id: `PERSPEKTIV-${id}`,
    typ: 'perspektiv',
    nr: null,
    text,
    kalla: VASBY_3_1,
    ordning: at,
  }),
)

export const MAL: readonly Mal[] = [...KATALOG.malsattningar, ...agenda2030, ...perspektiv]
