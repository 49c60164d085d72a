import { describe, expect, it } from 'vitest'
import { explain } from '#app/verbs/verb.ts'

describe('a verb on a database that was never migrated', () => {
  it.each(['42P01', '3F000'])('says so and what to do, not only %s', (code) => {
    expect(explain(Object.assign(new Error('relation does not exist'), { code }))).toContain('Run "lilja migrate" first.')
  })
  it('keeps quiet about what nobody wrote a sentence for', () => {
    expect(explain(Object.assign(new Error('a name that quotes a person'), { code: '23505' }))).not.toContain('quotes a person')
  })
})
