/** Every field of /api/v1: its type and what it says. The documentation, the columns of CSV and a test stand on it. */
import { BESLUTSLAG, OMFATTNINGAR } from '#domain/board/beslut.ts'
import { MATENHETER } from '#domain/ska/indikator.ts'
import { INSATS_STATUS } from '#domain/ska/insats-status.ts'
import { LAGEN } from '#domain/ska/lage.ts'
import { MOMENT } from '#domain/ska/moment.ts'
import { SKOLFORMER } from '#domain/ska/skolform.ts'

export type Schema = {
  type: string | string[]
  format?: string
  enum?: readonly (string | null)[]
  items?: { type: 'string' }
  description: string
}
export type Fields = Record<string, Schema>
export type Resource = 'boards' | 'insatser' | 'matvarden' | 'delmal'

const text = (description: string): Schema => ({ type: 'string', description })
const maybe = (description: string): Schema => ({ type: ['string', 'null'], description })
const whole = (description: string): Schema => ({ type: 'integer', description })
const figure = (description: string): Schema => ({ type: ['number', 'null'], description })
const flag = (description: string): Schema => ({ type: 'boolean', description })
const uuid = (description: string): Schema => ({ type: 'string', format: 'uuid', description })
const maybeUuid = (description: string): Schema => ({ type: ['string', 'null'], format: 'uuid', description })
const datum = (description: string): Schema => ({ type: ['string', 'null'], format: 'date', description })
const list = (description: string): Schema => ({ type: 'array', items: { type: 'string' }, description })
const one = (values: readonly string[], description: string): Schema => ({
  type: 'string',
  enum: values,
  description,
})

const TAVLA: Fields = {
  lasar: text('Läsår, till exempel 2026/27.'),
  niva: one(['enhet', 'arbetslag', 'huvudman'], 'Vems tavla det är.'),
  enhet_id: maybeUuid('Enhetens id; null på huvudmannens tavla.'),
  enhet: maybe('Enhetens namn.'),
  arbetslag_id: maybeUuid('Arbetslagets id; null på en enhets eller huvudmannens tavla.'),
  arbetslag: maybe('Arbetslagets namn.'),
}

export const FIELDS: Record<Resource, Fields> = {
  boards: {
    id: uuid('Tavlans id. Ändras aldrig.'),
    ...TAVLA,
    titel: text('Tavlans titel.'),
    fas: one(MOMENT, 'Momentet som arbetet har kommit till.'),
    fas_nr: whole('Momentets nummer, 1–5.'),
    utfall: whole('Antal utfall på tavlan.'),
    undersoks: whole('Antal utfall som ska undersökas djupare.'),
    orsaker: whole('Antal orsaker.'),
    insatser: whole('Antal insatser, även förslag.'),
    beslutade: whole('Antal beslutade insatser.'),
    uppfoljningar: whole('Antal uppföljningar.'),
    senast_andrad: {
      type: ['string', 'null'],
      format: 'date-time',
      description: 'När tavlan senast ändrades; null om ingen har skrivit på den.',
    },
  },
  insatser: {
    id: text('Insatsens id, `board_id:insats_id`. Ändras aldrig; uppdatera på det utan att få dubbletter.'),
    board_id: uuid('Tavlan som insatsen finns på.'),
    insats_id: text('Insatsens id på sin tavla.'),
    ...TAVLA,
    ordning: whole('Plats i rektors ordning på tavlan, från 1.'),
    rubrik: text('Insatsens rubrik.'),
    beskrivning: text('Vad insatsen går ut på.'),
    mal: text('Målet i ord.'),
    indikator: maybe('Indikatorn som ska röra sig.'),
    matenhet: maybe('Indikatorns måttenhet.'),
    baslinje: figure('Värdet man utgår från.'),
    baslinje_period: maybe('Perioden som baslinjen gäller.'),
    malvarde: figure('Värdet man vill nå.'),
    maldatum: datum('När målet ska vara nått.'),
    ansvarig: maybe('Den som ansvarar.'),
    status: one(INSATS_STATUS, 'Var insatsen står: beslutet först, sedan vad som är gjort.'),
    sen: flag('Sant när måldatum eller en aktivitets slutdatum har passerat utan att vara klart.'),
    lage: {
      type: ['string', 'null'],
      enum: [...LAGEN, null],
      description: 'Läget vid senaste uppföljningen.',
    },
    senast_uppfoljd: datum('Datum för senaste uppföljningen.'),
    start: datum('Första dagen i insatsens aktiviteter.'),
    slut: datum('Sista dagen i insatsens aktiviteter.'),
    beslut: one(BESLUTSLAG, 'Rektors eller huvudmannens beslut.'),
    motivering: text('Motiveringen till beslutet.'),
    beslut_av: maybe('Den som beslutade.'),
    beslut_datum: datum('När beslutet togs.'),
    omfattning: one(OMFATTNINGAR, 'Enskild enhet, några enheter eller hela förvaltningen.'),
    omfattar_enhet_ids: list('Enheterna när omfattningen är några enheter.'),
    aktiviteter: whole('Antal aktiviteter.'),
    aktiviteter_klara: whole('Antal klara aktiviteter.'),
    delmal_ids: list('Delmål som insatsen ska flytta.'),
    utfall: list('Rubriker på de utfall som väckte insatsen.'),
    orsaker: list('Orsakerna som insatsen svarar på.'),
  },
  matvarden: {
    id: uuid('Mätvärdets id. Samma siffra behåller sitt id när den läses in på nytt.'),
    indikator_id: text('Indikatorns id.'),
    indikator: text('Indikatorns namn.'),
    delmal_id: maybe('Delmålet som indikatorn hör till.'),
    matenhet: one(MATENHETER, 'Måttenhet. Index är Skolenkätens skala 0–10 och blandas inte med procent.'),
    objekt: one(['enhet', 'kommun', 'riket'], 'Vad siffran handlar om.'),
    objekt_kod: maybe('Kommunkod, eller 0000 för riket.'),
    enhet_id: maybeUuid('Enhetens id; null för kommun och riket.'),
    enhet: maybe('Enhetens namn.'),
    skolenhetskod: maybe('Skolverkets skolenhetskod.'),
    period: text('Läsår (2023/24) eller år (2026).'),
    kon: one(['T', 'K', 'M'], 'T alla, K flickor och kvinnor, M pojkar och män.'),
    varde: figure('Värdet. Null betyder att det saknas eller är dolt, aldrig noll; se `markor`.'),
    markor: maybe('Källans egen markering när värdet saknas eller döljs, eller ett publicerat omdöme.'),
    antal: { type: ['integer', 'null'], description: 'Hur många värdet bygger på, när källan säger det.' },
    kalla: text('Källan.'),
    hamtad: { type: 'string', format: 'date', description: 'När värdet hämtades från källan.' },
  },
  delmal: {
    id: text('Delmålets id, till exempel GR-5.'),
    skolform: one(SKOLFORMER, 'Skolform.'),
    skolform_namn: text('Skolformens namn.'),
    nr: whole('Nummer inom skolformen.'),
    text: text('Delmålets ordalydelse.'),
    indikator_ids: list('Indikatorernas id.'),
    indikatorer: list('Indikatorernas namn, i samma ordning.'),
    lasar: text('Läsåret som arbetet räknas för.'),
    utfall: whole('Antal utfall som gäller delmålet, på tavlor du får läsa.'),
    insatser: whole('Antal insatser som gäller delmålet; avslagna räknas inte.'),
    enheter: whole('Antal enheter som arbetar med delmålet.'),
  },
}
