#!/usr/bin/env node
// Source to dist: TypeScript, the style sheet, and the files that go along. Does nothing when nothing has changed.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  closeSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  rmdirSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { pathToFileURL } from 'node:url'
import { setTimeout as wait } from 'node:timers/promises'
import { root } from './find-node.mjs'

const source = join(root, 'src')
const dist = join(root, 'dist')
const stamp = join(dist, '.stamp')
const styleSource = join(source, 'ui', 'style', 'main.scss')
const styleTarget = join(dist, 'ui', 'style', 'main.css')

const filesUnder = (folder) =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true, recursive: true })
        .filter((entry) => entry.isFile())
        .map((entry) => join(entry.parentPath ?? entry.path, entry.name))
        .sort()
    : []

const isTest = (file) => /\.test\.tsx?$/.test(file)
const isCode = (file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts')
/** Browser modules are plain JavaScript; the rest is what the program reads at run time. */
const goesAlong = (file) => /\.(sql|css|svg|json|md)$/.test(file) || (file.endsWith('.js') && relative(source, file).startsWith(join('ui', 'client')))
/** The public texts lie beside the source, and go along too. */
const texts = () => filesUnder(join(root, 'content')).filter((file) => file.endsWith('.md'))
const textTarget = (file) => join(dist, relative(root, file))
const targetOf = (file) => join(dist, relative(source, isCode(file) ? file.replace(/\.tsx?$/, '.js') : file))

/** What the source looks like now; equal to the stamp when there is nothing to do. */
const look = () => {
  const hash = createHash('sha256')
  for (const file of [...filesUnder(source), ...texts(), ...['tsconfig.json', 'package.json', 'package-lock.json'].map((name) => join(root, name))]) {
    if (!existsSync(file)) continue
    const { mtimeMs, size } = statSync(file)
    hash.update(`${file} ${mtimeMs} ${size}\n`)
  }
  return hash.digest('hex')
}
const isFresh = () => existsSync(stamp) && readFileSync(stamp, 'utf8') === look()

const isAlive = (pid) => {
  try {
    process.kill(pid, 0)
    return true
  } catch (fault) {
    return fault.code === 'EPERM'
  }
}

/** One build at a time; the lock of a program that has ended is taken over. */
const takeLock = async () => {
  const lock = join(dist, '.lock')
  for (;;) {
    try {
      const handle = openSync(lock, 'wx')
      writeSync(handle, String(process.pid))
      closeSync(handle)
      return () => rmSync(lock, { force: true })
    } catch (fault) {
      if (fault.code !== 'EEXIST') throw fault
    }
    let holder = ''
    let age = 0
    try {
      holder = readFileSync(lock, 'utf8')
      age = Date.now() - statSync(lock).mtimeMs
    } catch {
      continue
    }
    if (holder === '' ? age > 5000 : !isAlive(Number(holder))) {
      const old = `${lock}.${process.pid}`
      try {
        renameSync(lock, old)
        rmSync(old)
      } catch {
        // Somebody else took it over first.
      }
    }
    await wait(50)
  }
}

const write = (file, content) => {
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(`${file}.new`, content)
  renameSync(`${file}.new`, file)
}

const compile = (quiet) => {
  const compiler = join(root, 'node_modules', 'typescript', 'bin', 'tsc')
  if (!existsSync(compiler)) {
    process.stderr.write('TypeScript is not installed, so the source cannot be built. Run "npm ci" first.\n')
    return false
  }
  const expected = filesUnder(source)
    .filter((file) => isCode(file) && !isTest(file))
    .map(targetOf)
  const info = join(dist, '.tsbuildinfo')
  if (!expected.every((file) => existsSync(file)) && existsSync(info)) {
    const known = readFileSync(info, 'utf8')
    const lost = expected.some((file) => !existsSync(file) && known.includes(relative(dist, file).replace(/\.js$/, '')))
    if (lost) rmSync(info)
  }
  const ran = spawnSync(process.execPath, [compiler, '-p', root], { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], encoding: 'utf8' })
  if (ran.status !== 0) process.stderr.write(`${ran.stdout}The source has type errors and was not built.\n`)
  else if (!quiet && ran.stdout !== '') process.stdout.write(ran.stdout)
  return ran.status === 0
}

const compileStyle = async () => {
  if (!existsSync(styleSource)) return
  const sass = await import('sass')
  const { css } = sass.compile(styleSource, { loadPaths: [join(root, 'node_modules'), root], style: 'compressed', quietDeps: true })
  write(styleTarget, css)
}

const copyAlong = () => {
  const along = [
    ...filesUnder(source)
      .filter(goesAlong)
      .map((file) => [file, targetOf(file)]),
    ...texts().map((file) => [file, textTarget(file)]),
  ]
  for (const [file, target] of along) {
    if (existsSync(target) && readFileSync(target).equals(readFileSync(file))) continue
    mkdirSync(dirname(target), { recursive: true })
    copyFileSync(file, `${target}.new`)
    renameSync(`${target}.new`, target)
  }
}

/** What has lost its source goes, so that no forgotten migration is run. */
const prune = () => {
  const wanted = new Set(
    filesUnder(source)
      .filter((file) => (isCode(file) && !isTest(file)) || goesAlong(file))
      .map(targetOf),
  )
  if (existsSync(styleSource)) wanted.add(styleTarget)
  for (const file of texts()) wanted.add(textTarget(file))
  for (const file of filesUnder(dist)) {
    if (dirname(file) === dist || wanted.has(file)) continue
    rmSync(file)
    for (let folder = dirname(file); folder !== dist && readdirSync(folder).length === 0; folder = dirname(folder)) rmdirSync(folder)
  }
}

/** Answers whether dist is now what the source says; if not, the reason has been written. */
export const build = async (how) => {
  try {
    return await buildWhole(how)
  } catch (fault) {
    if (fault.code !== 'EACCES' && fault.code !== 'EROFS' && fault.code !== 'EPERM') throw fault
    process.stderr.write(`The source has changed, and ${fault.path ?? dist} cannot be written. Run "npm run build" as the user who owns ${root}.\n`)
    return false
  }
}

const buildWhole = async ({ quiet = false } = {}) => {
  if (isFresh()) return true
  mkdirSync(dist, { recursive: true })
  const release = await takeLock()
  try {
    if (isFresh()) return true
    const seen = look()
    rmSync(stamp, { force: true })
    prune()
    if (!compile(quiet)) return false
    await compileStyle()
    copyAlong()
    write(stamp, seen)
    return true
  } finally {
    release()
  }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href && !(await build())) process.exitCode = 1
