import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'

/** The rules of security.md 2.9 that are about what is written, not about what is in the database. */
type SourceRule = { readonly name: string; readonly pattern: RegExp; readonly offence: string; readonly but?: RegExp }

const sourceRules: readonly SourceRule[] = [
  {
    name: 'set_config lasts for its transaction only',
    pattern: /set_config\s*\((?:[^()`]|\([^()]*\))*,\s*(false|\$\{)/i,
    offence: `select set_config('app.ctx', 'x', false)`,
  },
  { name: 'a role is taken for a transaction only', pattern: /\bset\s+(session\s+)?(role|authorization|session)\b/i, offence: 'set role lilja_clock' },
  {
    name: 'a setting is made for a transaction only',
    pattern: /(^|[`'";]\s*)set\s+(session\s+)?(?!local\b)(app\.|search_path|row_security|session_replication_role)/im,
    offence: `set app.ctx = 'x'`,
  },
  {
    name: 'nobody matches with a pattern that somebody sent',
    pattern: /(\s!?~\*?|\bsimilar\s+to|\bregexp_\w+\s*\([^()]*,)\s*\$\{/i,
    offence: 'where name ~ ${typed}',
  },
  {
    name: 'no statement is put together from text',
    pattern: /sql\.raw\(\s*(?!`[^`$]*`|'[^']*'|text\))|sql\.raw\(\s*`[^`]*\$\{/,
    offence: 'sql.raw(`select ${typed}`)',
    but: /^platform\/db\/roles\.ts$/,
  },
  {
    name: 'row security is not turned off',
    pattern: /row_security\s*(=|to)\s*off|disable\s+row\s+level|no\s+force\s+row\s+level|\bbypassrls\b(?!`|')/i,
    offence: 'alter table x disable row level security',
    // The operator's own connection says with it that it must see every row, or be refused.
    but: /^(platform\/db\/(roles|backup\/catalogue|embedded\/.*)|app\/verbs\/doctor\/vault-keys)\.ts$/,
  },
]

const source = join(import.meta.dirname, '..', '..', 'src')
const files = globSync('**/*.{ts,tsx,sql}', { cwd: source }).filter((file) => !/\.test\.tsx?$/.test(file))
const withoutComments = (text: string): string => text.replace(/\/\*[^]*?\*\/|(^|\s)\/\/[^\n]*|(^|\s)--[^\n]*/g, ' ')

describe.each(sourceRules)('$name', (rule) => {
  it('everywhere', () => {
    const offenders = files.filter((file) => rule.but?.test(file) !== true && rule.pattern.test(withoutComments(readFileSync(join(source, file), 'utf8'))))
    expect(offenders).toEqual([])
  })

  it('and an offence is noticed', () => {
    expect(rule.pattern.test(rule.offence)).toBe(true)
  })
})
