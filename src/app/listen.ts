import { createServer, type Server } from 'node:http'
import { getRequestListener } from '@hono/node-server'
import type { Hono } from 'hono'
import { safeHeaders } from '#platform/http/headers.ts'

const known = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])

export type Listening = { readonly port: number; readonly close: () => Promise<void> }

/** How long one caller may take, in milliseconds: to say what is wanted, to send it all, and to say nothing while an answer waits to be fetched. */
export type Patience = { readonly headers: number; readonly whole: number; readonly silent: number; readonly between: number }
/** Three minutes for all of it: a photograph from a telephone on a slow network takes that long. */
const usualPatience: Patience = { headers: 9000, whole: 180_000, silent: 60_000, between: 10_000 }

/** What a caller is told whose request the server could not read. */
const unread: Readonly<Record<string, string>> = { ERR_HTTP_REQUEST_TIMEOUT: '408 Request Timeout', HPE_HEADER_OVERFLOW: '431 Request Header Fields Too Large' }

function guardedServer(app: Hono, patience: Patience): Server {
  const listener = getRequestListener(app.fetch, { overrideGlobalObjects: false })
  const limits = {
    maxHeaderSize: 16 * 1024,
    headersTimeout: patience.headers,
    requestTimeout: patience.whole,
    keepAliveTimeout: patience.between,
    // The server looks this often whether somebody has taken too long; left alone, every half minute.
    connectionsCheckingInterval: Math.min(1000, patience.headers / 2),
  }
  const server = createServer(limits, (request, response) => {
    if (known.has(request.method ?? '')) return void listener(request, response)
    response.writeHead(405, { ...safeHeaders, allow: 'GET, HEAD, POST' }).end()
    return undefined
  })
  server.setTimeout(patience.silent)
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (socket.writable) socket.end(`HTTP/1.1 ${unread[error.code ?? ''] ?? '400 Bad Request'}\r\nconnection: close\r\ncontent-length: 0\r\n\r\n`)
  })
  return server
}

/** Listens, and closes in good order: what is under way is answered, at most five seconds long. */
export async function listen(app: Hono, host: string, port: number, patience: Patience = usualPatience): Promise<Listening> {
  const server = guardedServer(app, patience)
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, host, resolve)
  })
  const address = server.address()
  return {
    port: typeof address === 'object' && address !== null ? address.port : port,
    close: async () => {
      const late = setTimeout(() => server.closeAllConnections(), 5000)
      // A line that is kept open for the next request is idle once its last one is answered.
      const answered = setInterval(() => server.closeIdleConnections(), 50)
      await new Promise<void>((resolve) => {
        server.close(() => resolve())
        server.closeIdleConnections()
      })
      clearInterval(answered)
      clearTimeout(late)
    },
  }
}
