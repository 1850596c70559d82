/**
 * What the save indicator knows. The server counts the sync frames of a connection and says how many of them are
 * durable; here each frame remembers how many of one's own edits it and those before it carry. A frame that never
 * left, or that the network swallowed, is simply never acknowledged: the edits stay waiting, and the SyncStep2
 * that opens the next connection carries them all.
 */
export type Ending =
  /** The server took one of our edits for one that it must not accept. */
  | { why: 'nekad'; message: string }
  /** The board is out of reach: no access any more, or it is gone. */
  | { why: 'atkomst' }
  /** The document was replaced on the server. */
  | { why: 'epok' }
  /** The board cannot be opened: the server closes on what merely connecting says. Nothing waits. */
  | { why: 'oladdad' }
  /** The session has ended; what is written waits for the person to sign in again. */
  | { why: 'utloggad' }

export type SaveState = {
  /** One's own edits so far; `saved` of them are on disk in the server's database. */
  edits: number
  saved: number
  /** Number of the latest edit of each place on the board: `utfall/<id>/rubrik`. */
  places: ReadonlyMap<string, number>
  /** Edits that an earlier visit left in the browser's store, and the number they count as. */
  left: { count: number; edit: number } | null
  /** How many sync frames of this connection are durable; of those after them, how many edits each brings. */
  acknowledged: number
  frames: readonly number[]
  isConnected: boolean
  wasConnected: boolean
  /** Nothing has been saved for a while although something waits: the server, its database or the line is silent. */
  isStalled: boolean
  /** Whether the browser's own store works; null until it has answered. */
  isStored: boolean | null
  ended: Ending | null
}

export type SaveEvent =
  | { type: 'edit'; places: readonly string[] }
  | { type: 'left'; count: number }
  | { type: 'open' }
  | { type: 'frame' }
  | { type: 'saved'; frames: number }
  | { type: 'close' }
  | { type: 'stall' }
  | { type: 'store'; works: boolean }
  | { type: 'end'; ending: Ending }

export const NOTHING_WRITTEN: SaveState = {
  edits: 0,
  saved: 0,
  places: new Map(),
  left: null,
  frames: [],
  acknowledged: 0,
  isConnected: false,
  wasConnected: false,
  isStalled: false,
  isStored: null,
  ended: null,
}

export function nextSaveState(state: SaveState, event: SaveEvent): SaveState {
  switch (event.type) {
    case 'edit': {
      const edits = state.edits + 1
      const places = new Map(state.places)
      for (const place of event.places) places.set(place, edits)
      return { ...state, edits, places }
    }
    case 'left': {
      if (event.count === 0) return state
      const edits = state.edits + 1
      return { ...state, edits, left: { count: event.count, edit: edits } }
    }
    case 'open':
      return { ...state, isConnected: true, wasConnected: true, frames: [], acknowledged: 0 }
    case 'frame':
      return { ...state, frames: [...state.frames, state.edits] }
    case 'saved':
      return acknowledge(state, event.frames)
    case 'close':
      return { ...state, isConnected: false, frames: [], acknowledged: 0 }
    case 'stall':
      return { ...state, isStalled: true }
    case 'store':
      return { ...state, isStored: event.works }
    case 'end':
      return { ...state, isConnected: false, ended: event.ending }
  }
}

/** The server may only speak of frames that were sent; a number beyond them is not believed. */
function acknowledge(state: SaveState, count: number): SaveState {
  const news = Math.min(count - state.acknowledged, state.frames.length)
  if (news <= 0) return state
  const saved = Math.max(state.saved, state.frames[news - 1]!)
  const places = new Map([...state.places].filter(([, edit]) => edit > saved))
  const left = state.left && state.left.edit > saved ? state.left : null
  return {
    ...state,
    saved,
    places,
    left,
    isStalled: state.isStalled && saved === state.saved,
    acknowledged: state.acknowledged + news,
    frames: state.frames.slice(news),
  }
}

export type SaveStatus = 'ansluter' | 'sparat' | 'sparar' | 'drojer' | 'frankopplad' | 'nekad'

export type SaveReport = {
  status: SaveStatus
  /** How many places on the board have something that only this browser knows. */
  waiting: number
  /** Whether what waits survives that the tab is closed. */
  isStored: boolean
  ended: Ending | null
}

/** What may be said on the screen. «Sparat» needs every own edit acknowledged by the server. */
export function saveReport(state: SaveState): SaveReport {
  const waiting = waitingEdits(state)
  return { status: statusOf(state, waiting), waiting, isStored: state.isStored !== false, ended: state.ended }
}

/** Places with edits that are not acknowledged; at least one while any edit is not. */
export function waitingEdits({ edits, saved, places, left }: SaveState): number {
  return Math.max(places.size + (left?.count ?? 0), edits > saved ? 1 : 0)
}

/** The same with the places by name, when they are known. */
export function waitingPlaces(state: SaveState): { count: number; places: string[] | null } {
  const count = waitingEdits(state)
  const isKnown = state.left === null && (count === 0 || state.places.size > 0)
  return { count, places: isKnown ? [...state.places.keys()] : null }
}

function statusOf(state: SaveState, waiting: number): SaveStatus {
  if (state.ended) return state.ended.why === 'utloggad' ? 'frankopplad' : 'nekad'
  if (!state.isConnected) return state.wasConnected || waiting > 0 ? 'frankopplad' : 'ansluter'
  if (waiting > 0) return state.isStalled ? 'drojer' : 'sparar'
  return state.acknowledged > 0 ? 'sparat' : 'ansluter'
}
