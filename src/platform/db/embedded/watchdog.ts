import { spawn } from 'node:child_process'
import { constants } from 'node:os'

/**
 * Stands between the program and PostgreSQL where the machine cannot bind a child's life to its parent's.
 * It is run as a program of its own: its input is a pipe that closes when the program dies, however it dies.
 */
/** User and group to run as, or `-`; how many open files were handed on after the three streams; the program. */
const [uid, gid, handed, program, ...args] = process.argv.slice(2)
if (program === undefined) process.exit(2)
const child = spawn(program, args, {
  stdio: ['ignore', 'inherit', 'inherit', ...(handed === '1' ? [3] : [])],
  ...(uid === '-' ? {} : { uid: Number(uid), gid: Number(gid) }),
})

const end = (): void => void child.kill('SIGINT')
process.stdin.on('end', end).on('error', end).resume()
process.on('SIGINT', end)
process.on('SIGTERM', end)
process.on('SIGQUIT', () => void child.kill('SIGQUIT'))
child.on('error', () => process.exit(1))
child.on('exit', (code, signal) => process.exit(signal === null ? (code ?? 1) : 128 + constants.signals[signal]))
