/** Turns a demo board's content into the commands that people would have run, each in their own name. */
import { generateKeyBetween } from 'fractional-indexing'
import { type BeslutRoot, type InsatsBeslut, insatsKey, NO_BESLUT } from '#domain/board/beslut.ts'
import { editText, textOf } from '#domain/board/card.ts'
import { addAktivitet } from '#domain/board/commands/add-aktivitet.ts'
import { addBelagg } from '#domain/board/commands/add-belagg.ts'
import { addGrupp } from '#domain/board/commands/add-grupp.ts'
import { addInsats } from '#domain/board/commands/add-insats.ts'
import { addKommentar } from '#domain/board/commands/add-kommentar.ts'
import { addOrsak } from '#domain/board/commands/add-orsak.ts'
import { addUppfoljning } from '#domain/board/commands/add-uppfoljning.ts'
import { addUtfall } from '#domain/board/commands/add-utfall.ts'
import { assignAnsvarig } from '#domain/board/commands/assign-ansvarig.ts'
import { markUtfall } from '#domain/board/commands/mark-utfall.ts'
import { setAktivitetStatus } from '#domain/board/commands/set-aktivitet-status.ts'
import { setMalbild } from '#domain/board/commands/set-malbild.ts'
import { setPaverkan } from '#domain/board/commands/set-paverkan.ts'
import type { Board } from '#domain/board/document.ts'
import type { AktivitetStatus, Malbild } from '#domain/board/fields.ts'
import { addDays, type CivilDatum } from '#domain/ska/civil-datum.ts'
import { type Lasar, lasarRange } from '#domain/ska/lasar.ts'
import { type Serie, senaste, toUtfallMatvarde } from '#domain/ska/matvarde.ts'
import type {
  AktivitetInnehall,
  BoardInnehall,
  InsatsInnehall,
  Nyckel,
  OrsakInnehall,
  Sagt,
  UtfallInnehall,
} from './content.ts'
import { byToday, dayIn } from './days.ts'
import { type Draft, draftBoard } from './draft.ts'
import { seedId } from './seed-id.ts'

export type BoardSetting = {
  boardId: string
  lasar: Lasar
  today: CivilDatum
  person(nyckel: Nyckel): { id: string; namn: string }
  enhetId(nyckel: Nyckel): string
  /** The published series behind an indikator, as far as it was known when the läsår began. */
  serie(indikatorId: string): Serie | null
}

export type WrittenBoard = {
  state: Uint8Array
  owners: Map<number, string | null>
  beslut: BeslutRoot
}

/** Writes the board. Throws when its content names a person, card or day that does not exist. */
export function writeBoard(innehall: BoardInnehall, setting: BoardSetting): WrittenBoard {
  const writer = new Writer(setting)
  for (const utfall of innehall.utfall) writer.utfall(utfall)
  for (const insats of innehall.insatser ?? []) writer.insats(insats)
  const beslut: BeslutRoot = {
    fas: innehall.fas,
    las: [...(innehall.las ?? [])],
    insatser: decide(innehall.insatser ?? [], setting),
  }
  return { ...writer.finish(beslut), beslut }
}

/** Rektor's order is the order in which the content lists what is decided or ranked. */
function decide(insatser: readonly InsatsInnehall[], setting: BoardSetting): Record<string, InsatsBeslut> {
  const found: Record<string, InsatsBeslut> = {}
  let order: string | null = null
  for (const { nyckel, beslut, rankad } of insatser) {
    if (!beslut && !rankad) continue
    order = generateKeyBetween(order, null)
    found[cardId(setting, nyckel)] = {
      ...NO_BESLUT,
      order,
      ...(beslut && {
        beslut: beslut.slag,
        motivering: beslut.motivering,
        omfattning: beslut.omfattning ?? 'enskild',
        enheter: (beslut.enheter ?? []).map((enhet) => setting.enhetId(enhet)),
        av: setting.person(beslut.av).namn,
        datum: byToday(dayIn(setting.lasar, beslut.datum), setting.today),
      }),
    }
  }
  return found
}

const cardId = ({ boardId }: BoardSetting, nyckel: Nyckel) => seedId(boardId, nyckel)

class Writer {
  readonly #setting: BoardSetting
  readonly #draft: Draft
  readonly #orsaker = new Set<Nyckel>()
  #cards = 0

  constructor(setting: BoardSetting) {
    this.#setting = setting
    this.#draft = draftBoard(setting.boardId)
  }

  utfall({ nyckel, av, undersok, indikator, ...given }: UtfallInnehall): void {
    const id = this.#id(nyckel)
    const serie = indikator === undefined ? null : this.#setting.serie(indikator)
    addUtfall(this.#as(av), {
      id,
      kategori: given.kategori,
      rubrik: given.rubrik,
      iakttagelse: given.iakttagelse,
      delmalIds: [...given.delmal],
      indikatorIds: indikator === undefined ? [] : [indikator],
      matvarde: serie && toUtfallMatvarde(serie),
    })
    if (undersok !== undefined) {
      markUtfall(this.#as(av), { id, undersok: true })
      this.#write(av, 'utfall', id, 'skal', undersok)
    }
    for (const orsak of given.orsaker ?? []) this.#orsak(id, orsak, { under: null, gruppId: null })
    for (const { namn, av, orsaker } of given.grupper ?? []) {
      const gruppId = this.#id()
      addGrupp(this.#as(av), { id: gruppId, utfallId: id, namn })
      for (const orsak of orsaker) this.#orsak(id, orsak, { under: null, gruppId })
    }
    this.#kommentarer(id, given.kommentarer)
  }

  #orsak(utfallId: string, orsak: OrsakInnehall, at: { under: string | null; gruppId: string | null }): void {
    const id = this.#id(orsak.nyckel)
    if (orsak.nyckel) this.#orsaker.add(orsak.nyckel)
    const board = this.#as(orsak.av)
    addOrsak(board, { id, utfallId, text: orsak.text, ...at })
    if (orsak.paverkan) setPaverkan(board, { id, paverkan: orsak.paverkan })
    for (const [slag, said] of [
      ['stodjer', orsak.stodjer],
      ['motsager', orsak.motsager],
    ] as const) {
      for (const [av, text] of said ?? [])
        addBelagg(this.#as(av), { id: this.#id(), orsakId: id, slag, text })
    }
    for (const deeper of orsak.varfor ?? []) this.#orsak(utfallId, deeper, { under: id, gruppId: null })
  }

  insats(insats: InsatsInnehall): void {
    const { nyckel, av, rubrik, beskrivning, orsaker, mal, malbild, ansvarig } = insats
    const id = this.#id(nyckel)
    for (const orsak of orsaker)
      if (!this.#orsaker.has(orsak)) throw new Error(`No orsak ${orsak} for ${nyckel}`)
    const orsakIds = orsaker.map((orsak) => cardId(this.#setting, orsak))
    addInsats(this.#as(av), { id, beskrivning, orsakIds, ...(rubrik !== undefined && { rubrik }) })
    if (mal !== undefined) this.#write(av, 'insatser', id, 'mal', mal)
    if (malbild) setMalbild(this.#as(av), { id, malbild: this.#malbild(malbild) })
    if (ansvarig) assignAnsvarig(this.#as(av), { kind: 'insatser', id, ansvarig: this.#ansvarig(ansvarig) })
    for (const aktivitet of insats.aktiviteter ?? []) this.#aktivitet(id, av, aktivitet)
    for (const { av, datum, ...rest } of insats.uppfoljningar ?? []) {
      const day = dayIn(this.#setting.lasar, datum)
      if (day > this.#setting.today) continue
      addUppfoljning(this.#as(av), { id: this.#id(), insatsId: id, datum: day, varde: null, ...rest })
    }
    this.#kommentarer(id, insats.kommentarer)
  }

  #aktivitet(
    insatsId: string,
    av: Nyckel,
    { rubrik, fran, till, ansvarig, status }: AktivitetInnehall,
  ): void {
    const id = this.#id()
    const { lasar, today } = this.#setting
    const tid = { start: dayIn(lasar, fran), slut: dayIn(lasar, till) }
    const board = this.#as(av)
    addAktivitet(board, { id, insatsId, rubrik, tid, ansvarig: this.#ansvarig(ansvarig) })
    const now: AktivitetStatus = tid.slut < today ? 'klar' : tid.start <= today ? 'pagaende' : 'planerad'
    // What is told to be unfinished can only be so once it has begun.
    const told = now === 'planerad' ? now : (status ?? now)
    if (told !== 'planerad') setAktivitetStatus(board, { id, status: told })
  }

  #kommentarer(kortId: string, said: readonly Sagt[] = []): void {
    const { lasar, today } = this.#setting
    const last = byToday(lasarRange(lasar).slut, today)
    for (const [av, text] of said) {
      const skriven = new Date(Date.parse(`${addDays(last, -1)}T08:00:00Z`) + this.#cards * 60_000)
      addKommentar(this.#as(av), { id: this.#id(), kortId, text, skriven: skriven.toISOString() })
    }
  }

  #malbild({ indikator, malvarde, till }: NonNullable<InsatsInnehall['malbild']>): Malbild {
    const serie = this.#setting.serie(indikator)
    const nu = serie && senaste(serie)
    if (!serie || !nu) throw new Error(`No figures of ${indikator} to start from`)
    return {
      indikatorId: indikator,
      indikator: serie.indikator.text,
      enhet: serie.indikator.enhet,
      baslinje: nu.varde,
      baslinjePeriod: nu.period,
      malvarde,
      maldatum: dayIn(this.#setting.lasar, till),
    }
  }

  #write(av: Nyckel, kind: 'utfall' | 'insatser', id: string, field: string, text: string): void {
    const board = this.#as(av)
    editText(board, textOf(board, kind, id, field)!, text, 3000)
  }

  #ansvarig(nyckel: Nyckel): { personId: string; namn: string } {
    const { id, namn } = this.#setting.person(nyckel)
    return { personId: id, namn }
  }

  #as(av: Nyckel): Board {
    return this.#draft.as(this.#setting.person(av).id)
  }

  /** A named card's id, or the next nameless one's. */
  #id(nyckel = `card ${this.#cards}`): string {
    this.#cards++
    return cardId(this.#setting, nyckel)
  }

  /** Writes the server's root last, as the server would: after what it is about. */
  finish({ fas, las, insatser }: BeslutRoot): { state: Uint8Array; owners: Map<number, string | null> } {
    const { doc, beslut } = this.#draft.server()
    doc.transact(() => {
      beslut.set('fas', fas)
      beslut.set('las', las)
      for (const [id, value] of Object.entries(insatser)) beslut.set(insatsKey(id), value)
    })
    return this.#draft.finish()
  }
}
