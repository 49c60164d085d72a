import { gzipSync } from 'node:zlib'
import { caseId, noteOf } from './fill.mjs'
import { signIn } from './world.mjs'

const parts = (html) => [...new Set([...html.matchAll(/(?:src|href)="(\/static\/[^"]+)"/g)].map((match) => match[1]))]
const packed = (bytes) => gzipSync(bytes).length

/** What a browser fetches the first time: the page, and every static file it names. */
const weigh = async (name, html, fetchFile) => {
  const files = await Promise.all(parts(html).map(async (path) => ({ path, size: packed(await fetchFile(path)) })))
  const sum = (ending) => files.filter(({ path }) => path.endsWith(ending)).reduce((all, { size }) => all + size, 0)
  return {
    name,
    page: packed(html),
    style: sum('.css'),
    script: sum('.js'),
    other: sum('.svg'),
    whole: packed(html) + files.reduce((all, { size }) => all + size, 0),
  }
}

const addresses = (number) => ({ ':id': caseId(number), ':record': noteOf(number) })

/** Every page that can be asked for with what is filled, each by somebody who may: the rooms' own list of doors. */
const pagesOf = (program, number) =>
  program.rooms
    .flatMap((room) => room.doors)
    .filter((door) => door.kind !== 'file')
    .map((door) => ({ door, path: door.path.startsWith('/cases/') ? door.path.replaceAll(/:(id|record)\b/g, (name) => addresses(number)[name]) : door.path }))
    .filter(({ path }) => !path.includes(':'))

/** Weight and CPU of each page, and which pages could not be asked for here. */
export const measurePages = async (world, member, meter, acts) => {
  const { program, players } = world
  const sessions = new Map()
  const someoneFor = async (door) => {
    if (door.may.includes('case_worker')) return member
    const player = players.find((one) => one.roles.some((role) => door.may.includes(role)))
    if (!player) return null
    if (!sessions.has(player.id)) sessions.set(player.id, await signIn(world, player))
    return sessions.get(player.id)
  }
  const asset = (app, origin) => async (path) => Buffer.from(await (await app.request(origin + path)).arrayBuffer())
  const fetchFile = asset(program.staff, program.house.origin)
  const pages = []
  const skipped = []
  for (const { door, path } of pagesOf(program, member.cases[0])) {
    const someone = await someoneFor(door)
    const first = await someone?.asks(path)
    if (first?.status !== 200) {
      skipped.push(door.path)
      continue
    }
    const laps = []
    for (let left = acts + 5; left > 0; left -= 1) {
      meter.lap()
      await someone.asks(path)
      const { node, backends } = meter.lap()
      laps.push(node + backends)
    }
    const cpu = laps.slice(5).sort((a, b) => a - b)[Math.floor(acts / 2)]
    pages.push({ ...(await weigh(door.path, first.text, fetchFile)), cpu })
  }
  const signInPage = await (await program.staff.request(`${program.house.origin}/sign-in`)).text()
  const publicPage = await (await program.site.request('http://127.0.0.1:8081/sv')).text()
  return {
    pages: [...pages, await weigh('/sign-in', signInPage, fetchFile), await weigh('public /sv', publicPage, asset(program.site, 'http://127.0.0.1:8081'))],
    skipped,
  }
}
