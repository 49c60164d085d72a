import { createReadStream, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer, request, Agent } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Worker, isMainThread, parentPort, workerData } from 'node:worker_threads'

/** Asks for one page again and again, from a thread of its own, so that its work is not counted as the server's. */
const askOn = async ({ port, path, seconds, lines }) => {
  const agent = new Agent({ keepAlive: true, maxSockets: lines })
  const once = () =>
    new Promise((resolve, reject) => {
      const asked = request({ host: '127.0.0.1', port, path, agent, headers: { 'accept-encoding': 'gzip' } }, (answer) => {
        answer.resume()
        answer.on('end', () => (answer.statusCode === 200 ? resolve() : reject(new Error(`${path} answered ${answer.statusCode}`))))
      })
      asked.on('error', reject).end()
    })
  const until = performance.now() + seconds * 1000
  let done = 0
  await Promise.all(
    Array.from({ length: lines }, async () => {
      while (performance.now() < until) {
        await once()
        done += 1
      }
    }),
  )
  agent.destroy()
  return done
}

if (!isMainThread) {
  askOn(workerData).then(
    (done) => parentPort.postMessage({ done }),
    (fault) => parentPort.postMessage({ fault: fault.message }),
  )
}

/** CPU of this process that is not the asking thread's, per page; and pages in the second. */
const measureOne = async (port, path, seconds) => {
  const run = (length) =>
    new Promise((resolve, reject) => {
      const worker = new Worker(new URL(import.meta.url), { workerData: { port, path, seconds: length, lines: 8 } })
      worker.once('error', reject)
      worker.once('message', ({ done, fault }) => (fault ? reject(new Error(fault)) : resolve(done)))
    })
  await run(Math.min(1, seconds / 3))
  const before = process.threadCpuUsage()
  const began = performance.now()
  const done = await run(seconds)
  const { user, system } = process.threadCpuUsage(before)
  const took = (performance.now() - began) / 1000
  const cpu = (user + system) / 1000 / done
  return { pages: done, perSecond: done / took, cpu, perCore: 1000 / cpu }
}

const listenOn = (server) => new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server.address().port)))

/** A server of files as plain as can be, beside which the site is measured. */
const filesOf = (folder) =>
  createServer((asked, answer) => {
    const file = join(folder, 'pages', asked.url, 'index.html')
    if (!existsSync(file)) return void answer.writeHead(404).end()
    answer.writeHead(200, { 'content-type': 'text/html; charset=utf-8' })
    return createReadStream(file).pipe(answer)
  })

/** The public site, with no database: its CPU per page beside a server of the same files in the same run. */
export const measurePublic = async (seconds) => {
  const [{ publicSite }, { readPublicAssets }, { exportSite }, { listen }] = await Promise.all(
    ['public-site', 'public-assets', 'keep-site', 'listen'].map((name) => import(`../dist/app/${name}.js`)),
  )
  const assets = readPublicAssets(join(import.meta.dirname, '..', 'dist', 'ui'))
  const { app, site } = publicSite({
    databases: null,
    origin: 'http://127.0.0.1',
    contactOrigin: null,
    proxy: null,
    assets,
    doors: [],
    realNow: () => new Date(),
  })
  const folder = mkdtempSync(join(tmpdir(), 'lilja-bench-site-'))
  const files = filesOf(folder)
  try {
    await exportSite(site, assets, folder)
    const listening = await listen(app, '127.0.0.1', 0)
    const ours = await measureOne(listening.port, '/ro/1', seconds)
    await listening.close()
    const plain = await measureOne(await listenOn(files), '/ro/1', seconds)
    return { ours, plain, ratio: ours.cpu / plain.cpu }
  } finally {
    files.closeAllConnections()
    files.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
