// Opens Socket.IO beside the HTTP server: transports, limits, who may connect from where.
import type { Server as HttpServer, IncomingMessage } from 'node:http'
import { Server } from 'socket.io'
import type { OriginPolicy } from '../identity/origins.ts'

/** A message of maxMessageChars with every character escaped (six bytes each) still fits. */
const maxPacketBytes = 65_536

/** How long a client that lost its connection may come back to the same session and get what it missed. */
const recoveryMs = 120_000

export function openSockets(server: HttpServer, origins: OriginPolicy): Server {
  return new Server(server, {
    transports: ['websocket', 'polling'],
    maxHttpBufferSize: maxPacketBytes,
    serveClient: false,
    // Middlewares run again for a resumed connection: its token may have expired meanwhile.
    connectionStateRecovery: { maxDisconnectionDuration: recoveryMs, skipMiddlewares: false },
    cors: { origin: origins.allowed, methods: ['GET', 'POST'] },
    allowRequest: (request: IncomingMessage, decide) => {
      const isWelcome = origins.mayConnect(request.headers)
      decide(isWelcome ? null : 'SCR_ERR_FOREIGN_ORIGIN', isWelcome)
    },
  })
}
