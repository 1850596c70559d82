/** Who gets a request, and who gets an upgrade. */
import type { RequestListener } from 'node:http'
import type { OriginRule } from '#server/auth/origin.ts'
import { refuseUpgrade, type UpgradeListener } from '#server/front-door.ts'
import { LIVE_PATH, type LiveHub } from '#server/live/hub.ts'

const YJS_PATH = '/yjs/'

export function routeRequests({ http, live }: { http: RequestListener; live: LiveHub }): RequestListener {
  return (request, response) =>
    request.url?.startsWith(LIVE_PATH) ? live.request(request, response) : http(request, response)
}

export type Upgrades = {
  isOwn: OriginRule
  live: LiveHub
  yjs: UpgradeListener
  /** Vite's own socket shares the port; its listener sees what we leave alone. */
  dev: boolean
}

/** One rule for every socket: exactly our own Origin, or 403 before anything else is looked at. */
export function dispatchUpgrades({ isOwn, live, yjs, dev }: Upgrades): UpgradeListener {
  return (request, socket, head) => {
    const path = request.url ?? ''
    const isVite = dev && request.headers['sec-websocket-protocol']?.startsWith('vite')
    if (isVite) return
    if (!isOwn(request.headers.origin)) return refuseUpgrade(socket, 403)
    if (path.startsWith(LIVE_PATH)) return live.upgrade(request, socket, head)
    if (path.startsWith(YJS_PATH)) return yjs(request, socket, head)
    refuseUpgrade(socket, 404)
  }
}
