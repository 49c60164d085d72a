import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { z } from 'zod'

const shape = z.object({
  /** The program that holds the folder. */
  pid: z.number().int(),
  /** When that process began, in ticks since boot: a number used again is not taken for it. */
  began: z.string(),
  socket: z.string(),
  port: z.number().int(),
  /** A private folder outside the data, gone when the program ends in order. */
  temporary: z.string().nullable(),
})
/** Which program runs the database of a folder, and where it listens. */
export type Running = z.output<typeof shape>

const noteOf = (folder: string): string => join(folder, 'running.json')

/** Null when there is no such process; an empty text where the machine does not say. */
export const beganAt = (pid: number): string | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    return fields[0] === 'Z' ? null : (fields[19] ?? '')
  } catch {
    if (process.platform === 'linux') return null
  }
  try {
    process.kill(pid, 0)
    return ''
  } catch (fault) {
    return (fault as NodeJS.ErrnoException).code === 'EPERM' ? '' : null
  }
}

/** What the last program wrote, whether it lives or not. */
export const readNote = (folder: string): Running | null => {
  try {
    return shape.parse(JSON.parse(readFileSync(noteOf(folder), 'utf8')))
  } catch {
    return null
  }
}

/** The living program that runs the database of this folder, if any. */
export const findRunning = (folder: string): Running | null => {
  const note = readNote(folder)
  return note !== null && beganAt(note.pid) === note.began ? note : null
}

export const writeNote = (folder: string, place: Pick<Running, 'socket' | 'port' | 'temporary'>): void => {
  const note: Running = { pid: process.pid, began: beganAt(process.pid) ?? '', ...place }
  writeFileSync(`${noteOf(folder)}.new`, JSON.stringify(note), { mode: 0o600 })
  renameSync(`${noteOf(folder)}.new`, noteOf(folder))
}

export const removeNote = (folder: string): void => {
  if (readNote(folder)?.pid === process.pid) rmSync(noteOf(folder), { force: true })
}
