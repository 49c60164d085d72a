import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { safeHeaders } from '#platform/http/headers.ts'

const known = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

export type Listening = { readonly port: number; readonly close: () => Promise<void> }

function guardedServer(app: Hono): Server {
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const server = createServer({ maxHeaderSize: 16 * 1024, headersTimeout: 10_000, requestTimeout: 60_000, keepAliveTimeout: 10_000 }, (request, response) => {
    if (known.has(request.method ?? '')) return void listener(request, response)
    response.writeHead(405, { ...safeHeaders, allow: 'GET, HEAD, POST' }).end()
    return undefined
  })
  server.on('clientError', (_error, socket) => {
    if (socket.writable) socket.end('HTTP/1.1 400 Bad Request\r\nconnection: close\r\ncontent-length: 0\r\n\r\n')
  })
  return server
}

/** Listens, and closes in good order: what is under way is answered, at most five seconds long. */
export async function listen(app: Hono, host: string, port: number): Promise<Listening> {
  const server = guardedServer(app)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: async () => {
      const late = setTimeout(() => server.closeAllConnections(), 5000)
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      })
      clearTimeout(late)
    },
  }
}
