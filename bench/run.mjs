import { mkdtempSync, rmSync } from 'node:fs'
import { availableParallelism, cpus, loadavg, tmpdir } from 'node:os'
import { join } from 'node:path'
import { actsOf } from './acts.mjs'
import { fillServices, searchOf, services } from './directory.mjs'
import { openFiller } from './fill.mjs'
import { openMeter } from './meter.mjs'
import { measureMix } from './mix.mjs'
import { measurePages } from './pages.mjs'
import { planCases } from './plan.mjs'
import { measure } from './series.mjs'
import { measurePublic } from './public.mjs'
import { measureRecord } from './record.mjs'
import { measureServing } from './serving.mjs'
import { textOf, writeTable } from './table.mjs'
import { profile, recordAct, replay } from './tape.mjs'
import { openWorld, signIn } from './world.mjs'

const howMuch = (short) =>
  short
    ? { acts: 60, warm: 20, seconds: 1.5, tapes: 8, mixSeconds: 3, rest: 1, pageActs: 3, events: 50_000, minutes: 4 }
    : { acts: 500, warm: 60, seconds: 30, tapes: 40, mixSeconds: 10, rest: 5, pageActs: 31, events: 1_000_000, minutes: 45 }
const say = (line) => process.stderr.write(`${line}\n`)

const tapesOf = async (act, { tapes: count, seconds }) => {
  const tapes = []
  const until = performance.now() + seconds * 250
  for (let number = 0; number < count && (number < 2 || performance.now() < until); number += 1)
    tapes.push(await recordAct(act.given(number), () => act.run(number)))
  return tapes
}

const measureAct = async ({ meter, bare, much, tapes }, act) => {
  tapes[act.key] ??= await tapesOf(act, much)
  const mine = tapes[act.key]
  const again = (how) => (number) => replay(bare, mine[number % mine.length], how)
  const [program, prepared, whole] = await measure(meter, [(number) => act.run(number), again('prepared'), again('whole')], much)
  return { program, prepared, whole, statements: await profile(meter, bare, mine, much.seconds / 6) }
}

/** An act that fails is said to have failed, and the others are measured all the same. */
const measureActs = async (stand, listed) => {
  const measured = []
  for (const { name, target, act } of listed) {
    const result = await measureAct(stand, act).catch((fault) => ({ failed: fault.message }))
    measured.push({ name, target, ...result })
    say(`  ${name}: ${result.failed ?? `${result.program.cpu.toFixed(2)} ms`}`)
  }
  return measured
}

const rowsShown = (html) => (html.match(/href="\/cases\/[0-9a-f-]{36}"/g) ?? []).length

const measureAll = async (world, filler, plan, much) => {
  const at = performance.now()
  const since = () => `${((performance.now() - at) / 1000).toFixed(0)} s`
  const meter = openMeter(world.server)
  const enter = async (place) => Object.assign(await signIn(world, world.people[0][place]), { cases: plan.casesOf(place) })

  say(`Filling the first ${plan.first} of ${plan.count} cases …`)
  await filler.fill(0, plan.first, () => undefined)
  const early = await enter(plan.early)
  const listOf = async () => (await measure(meter, [() => early.reads('/cases')], { ...much, warm: much.warm * 2 }))[0]
  const before = await listOf()
  say('Filling the rest …')
  await filler.fill(plan.first, plan.count, (done) => say(`  ${done} (${since()})`))
  const filled = { seconds: (performance.now() - at) / 1000, bytes: await filler.size() }
  await filler.close()
  await fillServices(world)
  say(`Filled: ${(filled.bytes / 1e6).toFixed(0)} MB, ${since()}`)

  const crew = await Promise.all(plan.crew.map(enter))
  for (const one of crew) await one.begins('/cases/new')
  const heavy = await enter(plan.heavy)
  const bare = { main: await world.enters('main'), vault: await world.enters('vault') }
  const tapes = {}
  const acts = actsOf(crew)
  for (const [key, act] of Object.entries(acts)) act.key = key
  const shown = rowsShown(await crew[0].reads('/cases'))
  const heavyList = { key: 'heavyList', given: () => [], run: () => heavy.reads('/cases') }
  const heavyOpen = { ...actsOf([heavy]).open, key: 'heavyOpen' }
  const many = plan.casesOf(plan.heavy).length
  const usual = plan.casesOf(plan.crew[0]).length
  const measured = await measureActs({ meter, bare, much, tapes }, [
    { name: `open a case with its timeline, a person in ${usual} cases`, target: 3, act: acts.open },
    { name: `… a person in ${many} cases`, target: 3, act: heavyOpen },
    { name: `list of my cases (${shown} rows), a person in ${usual} cases`, target: 2.5, act: acts.list },
    { name: `… a person in ${many} cases`, target: 2.5, act: heavyList },
    { name: 'open a sealed note', target: 4, act: acts.read },
    { name: 'My day', target: 4, act: acts.day },
    { name: `search the directory of ${services.toLocaleString('en')} services`, target: 5, act: searchOf(crew[0]) },
    { name: 'add a sealed note', target: 3.5, act: acts.write },
    { name: 'create a case: unit, seals, idempotency, record', target: 6, act: acts.create },
  ])
  const after = await listOf()
  const flat = { first: plan.first, count: plan.count, cases: early.cases.length, before: before.cpu, after: after.cpu }
  say(`Pages (${since()}) …`)
  const { pages, skipped } = await measurePages(world, crew[0], meter, much.pageActs)
  const slowest = pages.filter((page) => page.cpu !== undefined).reduce((most, page) => (page.cpu > most.cpu ? page : most))
  say(`Throughput (${since()}) …`)
  const mix = await measureMix(world, acts, tapes, much.mixSeconds)
  await Promise.all([bare.main.end(), bare.vault.end()])
  return { acts: measured, rows: shown, flat, filled, pages, slowest, skipped, mix, finelyCounted: meter.fine }
}

/** Everything that must end with the benchmark, however it ends. */
const openShelter = () => {
  const folder = mkdtempSync(join(tmpdir(), 'lilja-bench-'))
  let child = null
  let opened = null
  let closing = null
  const close = async () => {
    child?.kill('SIGTERM')
    await opened?.stop().catch(() => undefined)
    rmSync(folder, { recursive: true, force: true, maxRetries: 20, retryDelay: 100 })
  }
  return {
    folder,
    hold: (one) => void (opened = one),
    startedChild: (one) => void (child = one),
    close: () => (closing ??= close()),
  }
}

const runWhole = async ({ cases, short }, shelter) => {
  const much = howMuch(short)
  const plan = planCases(cases)
  const machine = { cores: availableParallelism(), processor: cpus()[0]?.model.trim() ?? 'unknown', load: loadavg()[0], node: process.versions.node }
  const world = await openWorld(shelter.folder, plan)
  shelter.hold(world.opened)
  const result = await measureAll(world, await openFiller(world, plan), plan, much)
  await world.opened.stop()
  shelter.hold(null)
  say('Starting the program on it …')
  const serving = await measureServing(shelter.folder, much.rest, shelter.startedChild)
  say(`Verifying a record of ${much.events} events …`)
  say('Public pages …')
  const open = await measurePublic(short ? 1.5 : 6)
  const record = await measureRecord(shelter.folder, much.events, shelter.hold)
  return { date: new Date().toISOString().slice(0, 10), cases, short, machine: { ...machine, postgres: world.version }, ...result, serving, record, open }
}

/** Runs it all and prints the table. @returns the exit code; a target that is missed is no failure */
export const runBench = async (asked) => {
  if (process.platform !== 'linux') {
    say('CPU of the database is read from /proc, so the benchmark runs on Linux only.')
    return 2
  }
  const shelter = openShelter()
  const leave = async (code) => {
    await shelter.close()
    process.exit(code)
  }
  for (const [signal, code] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ])
    process.on(signal, () => void leave(code))
  const minutes = howMuch(asked.short).minutes
  const late = setTimeout(() => {
    say(`The benchmark was not done after ${minutes} minutes and was broken off.`)
    void leave(1)
  }, minutes * 60_000)
  try {
    const result = await runWhole(asked, shelter)
    process.stdout.write(asked.json ? `${JSON.stringify(result, null, 2)}\n` : `\n${textOf(result)}`)
    if (asked.write) for (const name of writeTable(result)) say(`${name} has the table.`)
    return 0
  } catch (fault) {
    say(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault))
    return 1
  } finally {
    clearTimeout(late)
    await shelter.close()
  }
}
