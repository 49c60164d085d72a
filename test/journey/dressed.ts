import { createServer, request, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { compileStyle } from '#test/ui/gallery-server.ts'

const sheet = '/static/main.css'

async function bodyOf(message: IncomingMessage): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of message) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

/**
 * Passes everything on to a program run from source, and adds the style sheet that only a built one has. Each request has a line of its own: one that is
 * kept for the next may be let go of by the program in that very moment.
 */
export async function dress(port: number, to: number): Promise<Server> {
  const css = compileStyle()
  const pass = (asked: IncomingMessage, answer: ServerResponse): void => {
    if (asked.url === sheet) return void answer.writeHead(200, { 'content-type': 'text/css; charset=utf-8', 'cache-control': 'max-age=3600' }).end(css)
    const on = request({ agent: false, host: '127.0.0.1', port: to, method: asked.method, path: asked.url, headers: asked.headers }, (answered) => {
      const { 'content-length': _length, ...headers } = answered.headers
      const isPage = headers['content-type']?.startsWith('text/html') ?? false
      answer.writeHead(answered.statusCode ?? 502, isPage ? headers : answered.headers)
      if (!isPage) answered.pipe(answer)
      else void bodyOf(answered).then((html) => answer.end(html.replace(/<link rel="stylesheet" href(="")?\/?>/, `<link rel="stylesheet" href="${sheet}">`)))
    })
    on.on('error', () => answer.destroy())
    asked.pipe(on)
    return undefined
  }
  const server = createServer(pass)
  await new Promise<void>((listening) => {
    server.listen(port, '127.0.0.1', listening)
  })
  return server
}
