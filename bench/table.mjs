import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../bin/find-node.mjs'

const ms = (number) => number.toFixed(2)
const verdict = (good) => (good ? 'kept' : 'missed')

/** The targets are said beside what was measured; a benchmark never fails by them. */
const actRows = ({ acts }) =>
  acts.map(({ name, target, failed, program, prepared, whole }) =>
    failed === undefined
      ? [
          name,
          `≤ ${target}`,
          ms(program.cpu),
          verdict(program.cpu <= target),
          ms(program.node),
          ms(program.database),
          ms(prepared.cpu),
          ms(whole.cpu),
          `${(program.cpu / prepared.cpu).toFixed(1)} ×`,
          String(program.acts),
        ]
      : [name, `≤ ${target}`, '', 'failed', '', '', '', '', '', ''],
  )
const actHead = ['CPU of an act, ms', 'target', 'Lilja', '', 'program', 'database', 'raw, prepared', 'raw, as sent', 'Lilja : raw', 'acts']

const otherRows = ({ flat, mix, serving, record, open, pages, slowest }) => {
  const heaviest = pages.reduce((most, page) => (page.whole > most.whole ? page : most))
  const script = Math.max(...pages.map((page) => page.script))
  const kB = (bytes) => `${(bytes / 1000).toFixed(1)} kB`
  const share = (mix.program / mix.raw) * 100
  const perMillion = (record.seconds / record.events) * 1_000_000
  const change = (flat.after / flat.before - 1) * 100
  return [
    [
      `list, the same person in ${flat.cases} cases, from ${flat.first} to ${flat.count} cases in all`,
      '± 20 %',
      `${ms(flat.before)} → ${ms(flat.after)} ms (${change < 0 ? '−' : '+'}${Math.abs(change).toFixed(0)} %)`,
      verdict(Math.abs(change) <= 20),
    ],
    ['dearest page of those asked for', '≤ 4 ms', `${slowest.name}: ${ms(slowest.cpu)} ms`, verdict(slowest.cpu <= 4)],
    [
      `throughput, 80/20 mix, ${mix.clients} at once, ${mix.seconds} s`,
      '≥ 50 % of raw',
      `${mix.program.toFixed(0)} acts/s; raw ${mix.raw.toFixed(0)} prepared, ${mix.whole.toFixed(0)} as sent (${share.toFixed(0)} %)${mix.failed === 0 ? '' : `; ${mix.failed} acts failed`}${mix.leftOut === 0 ? '' : `; ${mix.leftOut} % left out, as they fail`}`,
      verdict(share >= 50),
    ],
    [
      'public page, beside a plain server of the same files',
      '≤ 1 ms, ≥ 2 000 a second and core',
      `${open.ours.cpu.toFixed(3)} ms, ${Math.round(open.ours.perCore)}/s; files ${open.plain.cpu.toFixed(3)} ms (${open.ratio.toFixed(2)} ×)`,
      verdict(open.ours.cpu <= 1 && open.ours.perCore >= 2000),
    ],
    ['server at rest, without the database', '≤ 200 MB', `${serving.resident.toFixed(0)} MB`, verdict(serving.resident <= 200)],
    ['existing database to first answer', '≤ 3 s', `${serving.firstAnswer.toFixed(2)} s`, verdict(serving.firstAnswer <= 3)],
    [
      `verify a record of ${record.events.toLocaleString('en')} events`,
      '≤ 10 s a million',
      `${record.seconds.toFixed(1)} s (${perMillion.toFixed(1)} s a million)`,
      verdict(perMillion <= 10),
    ],
    ['first load of the heaviest page, compressed', '≤ 60 kB', `${heaviest.name}: ${kB(heaviest.whole)}`, verdict(heaviest.whole <= 60_000)],
    ['… of it script', '≤ 15 kB', kB(script), verdict(script <= 15_000)],
  ]
}
const otherHead = ['beside', 'target', 'measured', '']

const widthOf = (rows) => rows[0].map((_, place) => Math.max(...rows.map((row) => row[place].length)))
const aligned = (rows) => {
  const widths = widthOf(rows)
  return rows
    .map((row) =>
      row
        .map((cell, place) => (place === 0 ? cell.padEnd(widths[place]) : cell.padStart(widths[place])))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}
const markdown = ([head, ...rows], numbers) =>
  [head, head.map((_, place) => (numbers && place > 0 ? '---:' : '---')), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')

const under = ({ machine, cases, date }) =>
  `${date}, ${machine.cores} cores (${machine.processor}), load ${machine.load.toFixed(1)} at the start; Node ${machine.node}, PostgreSQL ${machine.postgres}; ` +
  `${cases.toLocaleString('en')} cases; medians.`

export const textOf = (result) => `${aligned([actHead, ...actRows(result)])}\n\n${aligned([otherHead, ...otherRows(result)])}\n\n${under(result)}\n`
const markdownOf = (result) => `${markdown([actHead, ...actRows(result)], true)}\n\n${markdown([otherHead, ...otherRows(result)], false)}\n\n${under(result)}`

const between = /<!-- bench -->[\s\S]*<!-- \/bench -->/

/** Puts the table where a document asks for it. @returns the documents that did */
export const writeTable = (result) =>
  ['README.md', join('docs', 'benchmarks.md')].filter((name) => {
    const file = join(root, name)
    if (!existsSync(file)) return false
    const before = readFileSync(file, 'utf8')
    if (!between.test(before)) return false
    writeFileSync(
      file,
      before.replace(between, () => `<!-- bench -->\n\n${markdownOf(result)}\n\n<!-- /bench -->`),
    )
    return true
  })
