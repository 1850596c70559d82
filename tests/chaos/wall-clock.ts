/** The wall clock of this process, moved: everything that asks for the time is told another, timers go on as they are. */
const RealDate = Date
let shiftMs = 0

/** Moves the clock by so much against the real one, in place of what it was moved by before. Returns the time it says now. */
export function shiftWallClock(ms: number): number {
  shiftMs = ms
  globalThis.Date = ShiftedDate as DateConstructor
  return Date.now()
}

class ShiftedDate extends RealDate {
  constructor(...given: []) {
    super(...((given.length > 0 ? given : [RealDate.now() + shiftMs]) as []))
  }

  static override now(): number {
    return RealDate.now() + shiftMs
  }
}
