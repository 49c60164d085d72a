import { expect, it } from 'vitest'
import { describeFault } from '#platform/log/fault.ts'

it('describes a fault without the values it was given', () => {
  const fault = Object.assign(new Error('Key (phone)=(+00 000 000) already exists.'), { code: '23505', detail: '+00', where: '+00', query: '+00' })
  expect(describeFault(fault)).toMatchObject({ kind: 'Error', code: '23505' })
  expect(describeFault(fault).place).toMatch(/^fault\.test\.ts:\d+$/)
  expect(JSON.stringify(describeFault(fault))).not.toContain('+00')
})

it('does not take a message for a place, nor a name or a code that is not one', () => {
  const fault = Object.assign(new Error('broken\n    at name (/Anna/Anna.ts:1:1)'), { name: 'Anna Andersson', code: 'Anna A' })
  expect(describeFault(fault).kind).toBe('Error')
  expect(JSON.stringify(describeFault(fault))).not.toContain('Anna')
})

it('describes what is not an error by its type alone', () => {
  expect(describeFault('Anna')).toEqual({ kind: 'string' })
  expect(describeFault(null)).toEqual({ kind: 'object' })
})
