import { describe, expect, it } from 'vitest'
import { readConfig, type Config } from '#platform/config/config.ts'

const cwd = '/home/somebody/lilja'
const read = (env: Record<string, string>): Config => {
  const result = readConfig(env, cwd)
  if (!result.ok) throw new Error(JSON.stringify(result.refusal))
  return result.value
}
const faultsOf = (env: Record<string, string>): string[] => {
  const result = readConfig(env, cwd)
  return result.ok ? [] : result.refusal.map((fault) => fault.setting)
}
const server = { LILJA_DATABASE: 'postgres://lilja@db.example/lilja', LILJA_VAULT: 'postgres://lilja@vault.example/lilja' }
const open = { LILJA_HOST: '0.0.0.0', LILJA_STAFF_ORIGIN: 'https://lilja.example', LILJA_PUBLIC_ORIGIN: 'https://stod.example' }

describe('nothing set', () => {
  it('is an embedded database beside the program, on loopback', () => {
    expect(read({})).toEqual({
      database: { kind: 'embedded', folder: `${cwd}/.lilja/data` },
      vault: { kind: 'beside' },
      secrets: `${cwd}/.lilja/secrets`,
      host: '127.0.0.1',
      staffPort: 8080,
      publicPort: 8081,
      metricsPort: null,
      staffOrigin: 'http://127.0.0.1:8080',
      publicOrigin: 'http://127.0.0.1:8081',
      contactOrigin: null,
      site: `${cwd}/.lilja/site`,
      lists: `${cwd}/.lilja/lists`,
      proxy: null,
      postgresBin: null,
    })
  })

  it('and neither is an empty variable', () => {
    expect(read({ LILJA_DATABASE: '', LILJA_VAULT: ' ', LILJA_STAFF_PORT: '' })).toEqual(read({}))
  })
})

describe('what is set', () => {
  it('is followed', () => {
    expect(read({ ...server, ...open, LILJA_STAFF_PORT: '9000', LILJA_PUBLIC_PORT: '9001', LILJA_SECRETS: '/etc/lilja' })).toMatchObject({
      database: { kind: 'server', url: server.LILJA_DATABASE },
      vault: { kind: 'server', url: server.LILJA_VAULT },
      secrets: '/etc/lilja',
      host: '0.0.0.0',
      staffPort: 9000,
      staffOrigin: 'https://lilja.example',
      publicOrigin: 'https://stod.example',
    })
  })

  it('the origins follow the ports', () => {
    expect(read({ LILJA_STAFF_PORT: '9000', LILJA_HOST: '::1' }).staffOrigin).toBe('http://[::1]:9000')
  })

  it('a vault on a server goes with an embedded database', () => {
    expect(read({ LILJA_VAULT: server.LILJA_VAULT }).vault.kind).toBe('server')
  })
})

describe('an unsafe configuration is refused, naming the setting', () => {
  it.each<[string, Record<string, string>, string]>([
    ['a server without a place for the keys', { LILJA_DATABASE: server.LILJA_DATABASE }, 'LILJA_VAULT'],
    ['the keys in the same database', { ...server, LILJA_VAULT: server.LILJA_DATABASE }, 'LILJA_VAULT'],
    [
      'the keys in the same database, as another role',
      { ...server, LILJA_VAULT: 'postgresql://other:word@DB.example:5432/lilja?sslmode=require' },
      'LILJA_VAULT',
    ],
    [
      'the same database on this machine, spelt otherwise',
      { LILJA_DATABASE: 'postgres://a@localhost/one', LILJA_VAULT: 'postgres://a@127.0.0.1:5432/one' },
      'LILJA_VAULT',
    ],
    ['the same database by default name', { LILJA_DATABASE: 'postgres://one@localhost', LILJA_VAULT: 'postgres://b@[::1]/one' }, 'LILJA_VAULT'],
    ['the same database by socket', { LILJA_DATABASE: 'postgres:///one?host=/run/pg', LILJA_VAULT: 'postgres://x@/one?host=/run/pg' }, 'LILJA_VAULT'],
    ['a vault that is a folder', { LILJA_VAULT: 'embedded:keys' }, 'LILJA_VAULT'],
    ['a database of another kind', { LILJA_DATABASE: 'mysql://db.example/lilja' }, 'LILJA_DATABASE'],
    ['no folder', { LILJA_DATABASE: 'embedded:' }, 'LILJA_DATABASE'],
    ['the secrets among the data', { LILJA_SECRETS: '.lilja/data/secrets' }, 'LILJA_SECRETS'],
    ['open to a network without an origin', { ...open, LILJA_STAFF_ORIGIN: '' }, 'LILJA_STAFF_ORIGIN'],
    ['open to a network over http', { ...open, LILJA_PUBLIC_ORIGIN: 'http://stod.example' }, 'LILJA_PUBLIC_ORIGIN'],
    ['open to a network as if it were not', { ...open, LILJA_STAFF_ORIGIN: 'http://localhost:8080' }, 'LILJA_STAFF_ORIGIN'],
    ['http behind a proxy', { LILJA_STAFF_ORIGIN: 'http://lilja.example' }, 'LILJA_STAFF_ORIGIN'],
    ['an origin with a path', { LILJA_STAFF_ORIGIN: 'https://lilja.example/staff' }, 'LILJA_STAFF_ORIGIN'],
    ['an origin of another kind', { LILJA_STAFF_ORIGIN: 'ftp://lilja.example' }, 'LILJA_STAFF_ORIGIN'],
    ['one port for both', { LILJA_PUBLIC_PORT: '8080' }, 'LILJA_PUBLIC_PORT'],
    ['one origin for both', { LILJA_STAFF_ORIGIN: 'https://lilja.example', LILJA_PUBLIC_ORIGIN: 'https://lilja.example/' }, 'LILJA_PUBLIC_ORIGIN'],
    ['a port that is none', { LILJA_STAFF_PORT: '80800' }, 'LILJA_STAFF_PORT'],
    ['a host that is none', { LILJA_HOST: 'a host' }, 'LILJA_HOST'],
  ])('%s', (_, env, setting) => {
    expect(faultsOf(env)).toContain(setting)
  })

  it('and the remedy, without quoting a password', () => {
    const result = readConfig({ LILJA_DATABASE: 'postgres://a:hidden@h/x', LILJA_VAULT: 'postgres://a:hidden@h/x', LILJA_PUBLIC_PORT: '8080' }, cwd)
    expect(result.ok ? [] : result.refusal).toHaveLength(2)
    expect(JSON.stringify(result)).not.toContain('hidden')
  })
})

it('believes a proxy only when it is named, and then an address', () => {
  expect(readConfig({ LILJA_PROXY: '10.1.2.3' }, '/srv')).toMatchObject({ ok: true, value: { proxy: '10.1.2.3' } })
  expect(readConfig({ LILJA_PROXY: 'anybody' }, '/srv')).toMatchObject({ ok: false, refusal: [{ setting: 'LILJA_PROXY' }] })
})

it('gives figures a port of their own, or none', () => {
  expect(readConfig({}, '/srv')).toMatchObject({ ok: true, value: { metricsPort: null } })
  expect(readConfig({ LILJA_METRICS_PORT: '8082' }, '/srv')).toMatchObject({ ok: true, value: { metricsPort: 8082 } })
  for (const taken of ['8080', '8081', 'all'])
    expect(readConfig({ LILJA_METRICS_PORT: taken }, '/srv')).toMatchObject({ ok: false, refusal: [{ setting: 'LILJA_METRICS_PORT' }] })
})
