import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const root = join(import.meta.dirname, '..', '..')
const home = mkdtempSync(join(tmpdir(), 'lilja-bin-'))
const withNode = join(root, 'bin', 'with-node.mjs')
/** The machine's own Node, which may be older than the program's. */
const own = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => existsSync(path)) ?? process.execPath
const env = { PATH: '/usr/local/bin:/usr/bin:/bin' }

const write = (path: string, text: string): void => {
  mkdirSync(dirname(join(home, path)), { recursive: true })
  writeFileSync(join(home, path), text)
}

beforeAll(() => {
  cpSync(join(root, 'bin'), join(home, 'bin'), { recursive: true })
  for (const file of ['tsconfig.json', 'package.json']) cpSync(join(root, file), join(home, file))
  symlinkSync(join(root, 'node_modules'), join(home, 'node_modules'))
  write('src/kernel/word.ts', `export const word: string = 'built'\n`)
  write(
    'src/app/cli.ts',
    `import { word } from '#kernel/word.ts'\nprocess.stdout.write(\`\${word} \${process.argv.slice(2).join()} \${process.cwd()}\`)\nprocess.exitCode = 3\n`,
  )
  write('src/platform/db/migrations/0001_x.sql', 'select 1;\n')
  write('src/ui/client/blur.js', 'export {}\n')
  write('src/kernel/word.test.ts', 'not code at all')
})
afterAll(() => rmSync(home, { recursive: true }))

describe('with-node', () => {
  it('runs a script with a Node that is new enough, whichever runs it, and ends as the script ended', () => {
    const script = join(home, 'script.mjs')
    writeFileSync(script, 'console.log(process.versions.node, ...process.argv.slice(2)); process.exit(7)')
    const { status, stdout } = spawnSync(own, [withNode, script, 'one', '--two'], { encoding: 'utf8', env })
    expect(status).toBe(7)
    expect(Number(stdout.split('.')[0])).toBeGreaterThanOrEqual(24)
    expect(stdout.trim().endsWith('one --two')).toBe(true)
  })

  it('passes a signal on', async () => {
    const script = join(home, 'waiting.mjs')
    writeFileSync(script, `process.on('SIGTERM', () => process.exit(9)); process.stdout.write('ready'); process.stdin.resume()`)
    const child = spawn(own, [withNode, script], { env, stdio: ['pipe', 'pipe', 'inherit'] })
    await once(child.stdout, 'data')
    child.kill('SIGTERM')
    expect(await once(child, 'exit')).toEqual([9, null])
  })

  it('without a script is wrong usage', () => {
    expect(spawnSync(own, [withNode], { env }).status).toBe(2)
  })
})

describe('lilja', () => {
  const lilja = (...args: string[]) => spawnSync(own, [join(home, 'bin', 'lilja.mjs'), ...args], { encoding: 'utf8', env, cwd: tmpdir() })

  it('builds the first time, also twice at once, and passes on arguments, folder and ending', async () => {
    const both = [1, 2].map(() => spawn(own, [join(home, 'bin', 'lilja.mjs'), 'a', '--b'], { env, cwd: tmpdir(), stdio: ['ignore', 'pipe', 'inherit'] }))
    const said = await Promise.all(both.map(async (child) => [String((await once(child.stdout, 'data'))[0]), ...(await once(child, 'exit'))]))
    expect(said).toEqual([1, 2].map(() => [`built a,--b ${tmpdir()}`, 3, null]))
  })

  it('takes along what is not TypeScript, and no tests', () => {
    expect(existsSync(join(home, 'dist/platform/db/migrations/0001_x.sql'))).toBe(true)
    expect(existsSync(join(home, 'dist/ui/client/blur.js'))).toBe(true)
    expect(existsSync(join(home, 'dist/kernel/word.test.js'))).toBe(false)
  })

  it('does not build again when nothing has changed', () => {
    const built = join(home, 'dist/kernel/word.js')
    const before = statSync(built).mtimeMs
    const stamp = statSync(join(home, 'dist/.stamp')).mtimeMs
    expect(lilja().status).toBe(3)
    expect([statSync(built).mtimeMs, statSync(join(home, 'dist/.stamp')).mtimeMs]).toEqual([before, stamp])
  })

  it('builds what has changed, and takes away what has lost its source', () => {
    write('src/kernel/word.ts', `export const word: string = 'built again'\n`)
    rmSync(join(home, 'src/platform/db/migrations/0001_x.sql'))
    expect(lilja().stdout).toContain('built again')
    expect(existsSync(join(home, 'dist/platform'))).toBe(false)
  })

  it('makes again what was taken from dist', () => {
    rmSync(join(home, 'dist/kernel/word.js'))
    utimesSync(join(home, 'src/kernel/word.ts'), new Date(), new Date())
    expect(lilja().stdout).toContain('built again')
  })

  it('takes over the lock of a build that was killed', () => {
    writeFileSync(join(home, 'dist/.lock'), '999999999')
    utimesSync(join(home, 'src/kernel/word.ts'), new Date(), new Date())
    expect(lilja().status).toBe(3)
    expect(existsSync(join(home, 'dist/.lock'))).toBe(false)
  })

  it('does not start what has type errors', () => {
    const right = readFileSync(join(home, 'src/kernel/word.ts'), 'utf8')
    write('src/kernel/word.ts', 'export const word: number = "wrong"\n')
    const { status, stderr } = lilja()
    expect(status).toBe(1)
    expect(stderr).toMatch(/src\/kernel\/word\.ts[^]*type errors and was not built/)
    write('src/kernel/word.ts', right)
    expect(lilja().status).toBe(3)
  })
})
