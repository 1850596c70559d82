// y-websocket's server without persistence. Its own main file wants LevelDB and an old `ws` to be installed for that.

import { createServer } from 'node:http'
import { registerHooks } from 'node:module'
import { WebSocketServer } from 'ws'

const NO_LEVELDB = 'data:text/javascript,export class LeveldbPersistence {}'
registerHooks({
  resolve: (specifier, context, next) =>
    specifier === 'y-leveldb'
      ? { url: NO_LEVELDB, format: 'module', shortCircuit: true }
      : next(specifier, context),
})
const { setupWSConnection } = await import('@y/websocket-server/utils')

const sockets = new WebSocketServer({ noServer: true })
sockets.on('connection', setupWSConnection)
createServer((_request, response) => response.end('okay'))
  .on('upgrade', (request, socket, head) =>
    sockets.handleUpgrade(request, socket, head, (websocket) =>
      sockets.emit('connection', websocket, request),
    ),
  )
  .listen(Number(process.env.PORT), '127.0.0.1')
