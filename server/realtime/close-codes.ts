/** Why a socket was closed. 4400–4499 tell the stock provider to stay away; after the others it comes back. */
export const CLOSE = {
  malformed: 1007,
  failed: 1011,
  restarting: 1012,
  busy: 1013,
  sessionEnded: 4401,
  noAccess: 4403,
  noBoard: 4404,
  otherEpoch: 4409,
} as const

export type CloseCode = (typeof CLOSE)[keyof typeof CLOSE]
