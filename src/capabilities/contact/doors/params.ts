import { z } from 'zod'
import * as f from '#platform/http/fields.ts'

/** What every address about one thing carries. */
export const oneId = z.object({ id: f.id() })
