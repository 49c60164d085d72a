import { z } from 'zod'
import { accept, type Result } from '#kernel/result.ts'
import { file, form, page, type Done } from '#platform/http/door.ts'
import { SentFile } from '#platform/http/multipart.ts'
import { roles } from '#capabilities/people/contract.ts'
import { bringFile, doImport } from '#capabilities/directory/commands/import-hsds.ts'
import { mostSent, type ReadRefusal } from '#capabilities/directory/commands/hsds-read-file.ts'
import { hsdsPaths } from '#capabilities/directory/hsds-paths.ts'
import { bringPage, exchangePage, lookPage } from '#capabilities/directory/pages/hsds-pages.tsx'
import { exportJson, exportTables } from '#capabilities/directory/queries/hsds-export.ts'
import { Exchange, importers, lookAtImport, showExchange, type LookModel } from '#capabilities/directory/queries/hsds-look.ts'
import { hsdsWords, mendFile } from '#capabilities/directory/words.hsds.ts'

const count = z.coerce.number().int().min(0).max(100_000).optional()

export const exchangeDoor = page({
  path: '/directory/hsds',
  name: 'directory-hsds',
  may: roles,
  query: z.object({ added: count, changed: count }),
  records: 'directory.file-page-seen',
  answers: Exchange,
  read: (visit, { query }) => showExchange(visit, query),
  view: exchangePage,
})

export const jsonDoor = file({
  path: '/directory/hsds/json',
  name: 'directory-hsds-json',
  may: roles,
  records: 'directory.exported',
  file: async (visit) => {
    const { bytes, services } = await exportJson(visit.tx)
    visit.note({ object: 'hsds-json', count: services })
    return { name: 'organizations.json', type: 'application/json; charset=utf-8', body: bytes, packed: true }
  },
})

export const tablesDoor = file({
  path: '/directory/hsds/tables',
  name: 'directory-hsds-tables',
  may: roles,
  records: 'directory.exported',
  file: async (visit) => {
    const { bytes, services } = await exportTables(visit.tx)
    visit.note({ object: 'hsds-tables', count: services })
    return { name: 'directory-hsds.zip', type: 'application/zip', body: bytes }
  },
})

export const bringDoor = form({
  path: '/directory/hsds/import',
  name: 'directory-hsds-bring',
  may: importers,
  records: 'directory.file-brought',
  files: { most: mostSent },
  accepts: z.object({
    file: z
      .array(z.instanceof(SentFile, { error: 'required' }), { error: 'required' })
      .min(1, 'required')
      .max(40, 'too-long'),
  }),
  read: () => Promise.resolve({}),
  view: bringPage,
  errors: { file: { required: { sv: hsdsWords.sv.bring.required, en: hsdsWords.en.bring.required } } },
  submit: async (visit, { form: sent }): Promise<Result<Done, ReadRefusal>> => {
    const id = await bringFile(visit, sent.file)
    return id.ok ? accept({ to: hsdsPaths.look(id.value), id: id.value }) : id
  },
  refusals: {
    'not-understood': mendFile('not-understood'),
    'too-deep': mendFile('too-deep'),
    'too-many': mendFile('too-many'),
    'too-large': mendFile('too-large'),
    'nothing-in-it': mendFile('nothing-in-it'),
    'no-id-column': mendFile('no-id-column'),
    'wrong-charset': mendFile('wrong-charset'),
  },
})

export const lookDoor = form({
  path: '/directory/hsds/imports/:id',
  name: 'directory-hsds-import',
  may: importers,
  query: z.object({ from: z.coerce.number().int().min(0).max(1_000_000).default(0) }),
  records: 'directory.imported',
  accepts: z.object({ plan: z.string({ error: 'required' }).regex(/^[0-9a-f]{64}$/, 'not-a-choice') }),
  read: async (visit, { params, query }): Promise<LookModel | null> => await lookAtImport(visit, (params as { id: string }).id, query.from),
  view: lookPage,
  submit: async (visit, { form: sent }, model): Promise<Result<Done, { readonly kind: 'moved' }>> => {
    const done = await doImport(visit, model.id, model.marked, sent.plan)
    return done.ok ? accept({ to: hsdsPaths.exchange(model.counts) }) : done
  },
  refusals: { moved: { status: 409, words: { sv: hsdsWords.sv.look.moved, en: hsdsWords.en.look.moved } } },
})
