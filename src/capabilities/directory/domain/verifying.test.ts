import { describe, expect, it } from 'vitest'
import type { Verified } from '#capabilities/directory/domain/freshness.ts'
import { mayVerify, type Verifying } from '#capabilities/directory/domain/verifying.ts'

const today = '2026-11-21'
const entry: Verified = { status: 'active', verifiedOn: '2026-11-01' }
const right: Verifying = { verifiedOn: today, how: 'phone', outcome: 'right' }

describe('a verification', () => {
  it.each<[string, Partial<Verified>, Partial<Verifying>, string | null]>([
    ['of today', {}, {}, null],
    ['of tomorrow', {}, { verifiedOn: '2026-11-22' }, 'not-yet'],
    ['of thirty days ago', { verifiedOn: null }, { verifiedOn: '2026-10-22' }, null],
    ['of a day more ago', { verifiedOn: null }, { verifiedOn: '2026-10-21' }, 'too-long-ago'],
    ['of the day of the last one', {}, { verifiedOn: '2026-11-01' }, null],
    ['of a day before the last one', {}, { verifiedOn: '2026-10-31' }, 'too-long-ago'],
    ['of something that is gone, and found again', { status: 'defunct' }, {}, 'not-in-use'],
    ['of something that is gone, and still is', { status: 'defunct' }, { outcome: 'gone' }, null],
    ['of something that is gone now', {}, { outcome: 'gone' }, null],
    ['of something that is closed for a time', { status: 'temporarily_closed' }, {}, null],
  ])('%s: %s', (_, was, told, kind) =>
    expect(mayVerify({ ...entry, ...was }, { ...right, ...told }, today)).toEqual(kind === null ? { ok: true, value: true } : { ok: false, refusal: { kind } }),
  )
})
