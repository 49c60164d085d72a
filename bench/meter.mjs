import { existsSync, readFileSync } from 'node:fs'

const read = (file) => {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return null
  }
}

const afterName = (stat) => stat.slice(stat.lastIndexOf(')') + 2).split(' ')
export const parentOf = (pid) => Number(afterName(read(`/proc/${pid}/stat`) ?? ') ? 0')[1])

/** Nanoseconds a process has run. Where the system does not count so finely: user and system time in hundredths of a second. */
const ranFine = (pid) => Number((read(`/proc/${pid}/schedstat`) ?? '').split(' ')[0] || NaN)
const ranCoarse = (pid) => {
  const fields = afterName(read(`/proc/${pid}/stat`) ?? '')
  return (Number(fields[11]) + Number(fields[12])) * 1e7
}

/**
 * Reads the CPU of this process and of the database's backends. The server's own helpers (checkpointer, writers, vacuum) are counted apart.
 *
 * @param server the process id of the server, the parent of its backends
 */
export const openMeter = (server) => {
  const fine = existsSync('/proc/self/schedstat') && ranFine(server) > 0
  const ran = fine ? ranFine : ranCoarse
  const known = new Map()
  const total = { backends: 0, helpers: 0 }
  const pids = () =>
    (read(`/proc/${server}/task/${server}/children`) ?? '')
      .trim()
      .split(' ')
      .filter((word) => word !== '')
  // A backend's title names its way in; a helper's does not.
  const kindOf = (pid) => (/\[local\]|\(\d+\)/.test(read(`/proc/${pid}/cmdline`) ?? '') ? 'backends' : 'helpers')
  const look = () => {
    for (const pid of pids()) {
      const now = ran(pid)
      if (!(now >= 0)) continue
      const one = known.get(pid) ?? { kind: kindOf(pid), ran: 0 }
      total[one.kind] += now - one.ran
      one.ran = now
      known.set(pid, one)
    }
  }
  look()
  /** Milliseconds since the last reading: this process, the backends, the helpers. */
  let at = { ...total, cpu: process.cpuUsage() }
  const lap = () => {
    const cpu = process.cpuUsage(at.cpu)
    look()
    const gone = { node: (cpu.user + cpu.system) / 1000, backends: (total.backends - at.backends) / 1e6, helpers: (total.helpers - at.helpers) / 1e6 }
    at = { ...total, cpu: process.cpuUsage() }
    return gone
  }
  return { fine, lap }
}
