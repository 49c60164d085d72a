import { isErased, isTrue, leafOf, type Line } from '#platform/record/line.ts'
import type { Checkpoint } from '#platform/record/note.ts'
import { emptyRange, push, rootOfPeaks, type Hash } from '#platform/record/tree.ts'

export type FindingName = 'signature' | 'root' | 'inconsistent' | 'gap' | 'time' | 'coverage'
/** What is wrong, the number of the event it was found at, and a sentence. */
export type Finding = { readonly finding: FindingName; readonly seq: number | null; readonly says: string }

/** Clocks of two servers may differ by so much. */
const tolerance = 5000

/** Goes through the events in order and keeps what the end needs. The first fault ends it. */
export class Replay {
  readonly #range = emptyRange()
  readonly #checkpoints: Checkpoint[]
  readonly #erasedRanges: (readonly [number, number])[] = []
  readonly #erased: number[] = []
  #newest = Number.NEGATIVE_INFINITY
  #signed = 0

  constructor(checkpoints: readonly Checkpoint[]) {
    this.#checkpoints = [...checkpoints].sort((one, other) => other.size - one.size)
  }

  get events(): number {
    return this.#range.size
  }
  get erased(): number {
    return this.#erased.length
  }
  get root(): Hash {
    return rootOfPeaks(this.#range.peaks)
  }

  add(line: Line & { readonly leaf?: Buffer }): Finding | null {
    const { seq } = line
    const leaf = leafOf(line)
    if (seq !== this.events) return { finding: 'gap', seq: this.events, says: `Event ${this.events} is missing.` }
    if (!isTrue(line) || line.leaf?.equals(leaf) === false)
      return { finding: 'inconsistent', seq, says: `Event ${seq} does not say what it was recorded to say.` }
    if (line.at < this.#newest - tolerance) return { finding: 'time', seq, says: `Event ${seq} is dated before the events it follows.` }
    this.#newest = Math.max(this.#newest, line.at)
    if (isErased(line)) this.#erased.push(seq)
    else if (line.body?.startsWith('{"act":"record.erased"')) this.#noteErasure(line.body)
    push(this.#range, leaf)
    return this.#checkRoot()
  }

  #noteErasure(body: string): void {
    const { first, last } = JSON.parse(body) as { first: number; last: number } // its commitment was checked above
    this.#erasedRanges.push([first, last])
  }

  #checkRoot(): Finding | null {
    for (let next = this.#checkpoints.at(-1); next && next.size <= this.events; next = this.#checkpoints.at(-1)) {
      this.#checkpoints.pop()
      if (next.size === 0) continue
      if (!next.root.equals(this.root)) {
        return { finding: 'root', seq: next.size - 1, says: `Events ${this.#signed} to ${next.size - 1} are not those that were signed.` }
      }
      this.#signed = next.size
    }
    return null
  }

  /** After the last event: is all there that was signed, and was all that is erased erased by the rules? */
  finish(): Finding | null {
    const missing = this.#checkpoints.at(-1)
    if (missing)
      return { finding: 'gap', seq: this.events, says: `Events from ${this.events} on are missing: ${this.#checkpoints[0]?.size ?? missing.size} were signed.` }
    const lost = this.#erased.find((seq) => !this.#erasedRanges.some(([first, last]) => seq >= first && seq <= last))
    if (lost !== undefined) return { finding: 'inconsistent', seq: lost, says: `Event ${lost} was emptied, and no erasure says so.` }
    return null
  }
}
