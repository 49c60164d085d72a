import { describe, expect, it, vi } from 'vitest'
import { makePace, usualLimits } from '#capabilities/contact/domain/pace.ts'

const slow = () => {
  const state = { now: 0, waited: [] as number[] }
  const pace = makePace(
    usualLimits,
    () => state.now,
    (ms) => {
      state.waited.push(ms)
      return Promise.resolve()
    },
  )
  return { state, pace }
}

describe('the pace of the way in', () => {
  it('lets whoever has worked for it send at once, and whoever cannot wait a little', async () => {
    const { state, pace } = slow()
    await pace.beforeSending(true)
    expect(state.waited).toEqual([])
    await pace.beforeSending(false)
    expect(state.waited).toEqual([usualLimits.withoutProof])
  })

  it('slows a flood of sendings, but never beyond the longest wait, and never refuses', async () => {
    const { state, pace } = slow()
    for (let each = 0; each < 400; each += 1) await pace.beforeSending(false)
    expect(state.waited).toHaveLength(400)
    expect(state.waited[29]).toBe(usualLimits.withoutProof)
    expect(Math.max(...state.waited)).toBe(usualLimits.longest)
    state.now += 60_000
    await pace.beforeSending(false)
    expect(state.waited.at(-1)).toBe(usualLimits.withoutProof)
  })

  it('slows wrong receipts of one caller after five, doubling, and forgets after an hour', async () => {
    const { state, pace } = slow()
    const guess = async (caller: string) => {
      await pace.beforeOpening(caller)
      pace.wrong(caller)
    }
    for (let each = 0; each < 9; each += 1) await guess('one')
    expect(state.waited).toEqual([500, 1000, 2000, 4000])
    await pace.beforeOpening('another')
    expect(state.waited).toHaveLength(4)
    state.now += 3_600_000
    await pace.beforeOpening('one')
    expect(state.waited).toHaveLength(4)
  })

  it('slows everybody when many callers guess, and at most so long that a right receipt still opens', async () => {
    const { state, pace } = slow()
    for (let each = 0; each < 80; each += 1) pace.wrong(`caller ${each}`)
    await pace.beforeOpening('somebody honest')
    expect(state.waited).toEqual([usualLimits.longest])
  })

  it('slows nobody for the first fifty guesses of all', async () => {
    const { state, pace } = slow()
    for (let each = 0; each < 49; each += 1) pace.wrong(`caller ${each}`)
    await pace.beforeOpening('somebody honest')
    expect(state.waited).toEqual([])
    pace.wrong('one more')
    await pace.beforeOpening('somebody honest')
    expect(state.waited).toEqual([usualLimits.step])
  })

  it('goes by the real clock, in seconds', async () => {
    vi.useFakeTimers()
    try {
      const pace = makePace()
      const waited: number[] = []
      const send = async () => {
        const from = performance.now()
        await pace.beforeSending(false)
        waited.push(performance.now() - from)
      }
      for (let each = 0; each < 31; each += 1) void send()
      await vi.advanceTimersByTimeAsync(usualLimits.withoutProof)
      expect(waited).toHaveLength(30)
      await vi.advanceTimersByTimeAsync(usualLimits.step)
      expect(waited.at(-1)).toBe(usualLimits.withoutProof + usualLimits.step)
    } finally {
      vi.useRealTimers()
    }
  })
})
