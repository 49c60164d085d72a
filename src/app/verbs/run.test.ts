import { describe, expect, it } from 'vitest'
import { runVerb } from '#app/verbs/run.ts'
import { readArgs, Refused, type Io, type Verb } from '#app/verbs/verb.ts'

const greet: Verb = {
  name: 'greet',
  summary: 'Say something.',
  usage: 'greet [--loud] <word>',
  run: async (args, io) => {
    const { values, positionals } = readArgs(args, { loud: { type: 'boolean', default: false } }, true)
    if (positionals[0] === 'nobody') throw new Refused('There is nobody. Name somebody.')
    if (positionals[0] === 'broken') throw new Error('Anna Andersson broke')
    io.out(values.loud ? 'HELLO' : 'hello')
    return 0
  },
}

const run = async (...args: string[]) => {
  const out: string[] = []
  const err: string[] = []
  const io: Io = { out: (line) => void out.push(line), err: (line) => void err.push(line), env: {}, cwd: '/' }
  return { ending: await runVerb([greet], args, io), out: out.join('\n'), err: err.join('\n') }
}

describe('a verb', () => {
  it('runs with its arguments', async () => {
    expect(await run('greet', '--loud', 'x')).toEqual({ ending: 0, out: 'HELLO', err: '' })
  })

  it('explains itself, and is then not run', async () => {
    const { ending, out, err } = await run('greet', 'nobody', '--help')
    expect({ ending, err }).toEqual({ ending: 0, err: '' })
    expect(out).toContain('Usage: lilja greet [--loud] <word>')
  })

  it('that refuses ends with 1 and its sentence', async () => {
    expect(await run('greet', 'nobody')).toEqual({ ending: 1, out: '', err: 'There is nobody. Name somebody.' })
  })

  it('that breaks ends with 1, and what it broke on is not printed', async () => {
    const { ending, err } = await run('greet', 'broken')
    expect(ending).toBe(1)
    expect(err).toMatch(/^It failed: Error run\.test\.ts:\d+\./)
    expect(err).not.toContain('Anna')
  })

  it('that does not understand an option ends with 2 and its usage', async () => {
    const { ending, out, err } = await run('greet', '--soft')
    expect({ ending, out }).toEqual({ ending: 2, out: '' })
    expect(err).toMatch(/--soft[^]*Usage: lilja greet/)
  })
})

describe('without a verb', () => {
  it('or with one that is not, the verbs are listed and the ending is 2', async () => {
    for (const answer of [await run(), await run('dance')]) {
      expect(answer.ending).toBe(2)
      expect(answer.out).toBe('')
      expect(answer.err).toContain('greet  Say something.')
    }
  })

  it.each(['--help', '-h', 'help'])('%s lists them with 0', async (word) => {
    const { ending, out } = await run(word)
    expect(ending).toBe(0)
    expect(out).toContain('greet  Say something.')
  })
})
