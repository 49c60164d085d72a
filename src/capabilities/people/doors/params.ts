import { z } from 'zod'
import * as f from '#platform/http/fields.ts'

export const personParams = z.object({ person: f.id() })
export type PersonParams = z.output<typeof personParams>
export const ceremonyParams = z.object({ ceremony: f.id() })
export type CeremonyParams = z.output<typeof ceremonyParams>
