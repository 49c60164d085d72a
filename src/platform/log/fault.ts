import { basename } from 'node:path'

/** What may be said of a fault: its kind, its code and where. Never its message, detail, query or parameters: they may quote a person. */
export type FaultDescription = { readonly kind: string; readonly code?: string; readonly place?: string }

const plainKind = /^[A-Za-z][A-Za-z0-9]{0,40}$/
const plainCode = /^[A-Za-z0-9_]{2,40}$/
const frame = /(?:\(|at |file:\/\/)((?:\/[\w.@+-]+)+):(\d+):\d+\)?$/

const textOf = (value: object, field: string): string => {
  const text: unknown = (value as Record<string, unknown>)[field]
  return typeof text === 'string' ? text : ''
}

/** The first line of the stack in this program's own code, as `file:line`. The message is cut away first: it may look like a frame. */
const placeOf = (fault: Error): string | null => {
  const stack = fault.stack ?? ''
  const start = stack.indexOf(fault.message)
  const frames = (start === -1 ? stack : stack.slice(start + fault.message.length)).split('\n').slice(1)
  for (const line of frames) {
    const found = frame.exec(line.trim())
    if (found?.[1] && found[2] && !found[1].includes('/node_modules/')) return `${basename(found[1])}:${found[2]}`
  }
  return null
}

/** Describes a fault without the values it was given. */
export const describeFault = (fault: unknown): FaultDescription => {
  if (typeof fault !== 'object' || fault === null) return { kind: typeof fault }
  const name = textOf(fault, 'name')
  const code = textOf(fault, 'code')
  const place = fault instanceof Error ? placeOf(fault) : null
  return {
    kind: plainKind.test(name) ? name : 'Error',
    ...(plainCode.test(code) ? { code } : {}),
    ...(place === null ? {} : { place }),
  }
}
