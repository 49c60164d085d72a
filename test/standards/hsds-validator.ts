import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv, type ValidateFunction } from 'ajv'
import formats from 'ajv-formats'

const folder = join(import.meta.dirname, 'hsds')
const readJson = (...path: readonly string[]): unknown => JSON.parse(readFileSync(join(folder, ...path), 'utf8'))

/** Words of the schemas that describe and do not judge. */
const described = ['name', 'path', 'datapackage_metadata', 'core', 'constraints', 'example', 'tabular_required', 'datapackage_type']

function makeAjv(): Ajv {
  const ajv = new Ajv({ allErrors: true, strict: false })
  ;(formats as unknown as (ajv: Ajv) => void)(ajv)
  ajv.addVocabulary(described)
  // The schemas name each other by their files.
  for (const file of readdirSync(join(folder, 'schema'))) ajv.addSchema({ ...(readJson('schema', file) as object), $id: file })
  return ajv
}

/** Faults as somebody outside finds them: a path and what is wrong there. */
const faultsOf = (validate: ValidateFunction, value: unknown): readonly string[] =>
  validate(value) ? [] : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message ?? ''}`)

const documents = makeAjv()
const rows = makeAjv()

/** Judges an HSDS document by the official schemas. */
export const faultsInDocument = (of: 'organization' | 'service', value: unknown): readonly string[] => {
  const validate = documents.getSchema(`${of}.json`)
  if (!validate) throw new Error(`no schema of ${of}`)
  return faultsOf(validate, value)
}

type Schema = { readonly properties: Readonly<Record<string, { readonly type?: string }>> }
const tabular = (readJson('schema-compiled-tabular.json') as { readonly properties: Readonly<Record<string, { readonly items: Schema }>> }).properties
const judges = new Map<string, ValidateFunction>()

/** The compiled schema of a table; of those that the development branch left out of it, the schema by itself. */
const schemaOf = (table: string): Schema => tabular[table]?.items ?? (readJson('schema', `${table}.json`) as Schema)

/** Judges one row of a table by the official compiled tabular schema: cells as they stand in the file, empty ones left out. */
export function faultsInRow(table: string, cells: Readonly<Record<string, string>>): readonly string[] {
  const schema = schemaOf(table)
  let judge = judges.get(table)
  if (!judge) judges.set(table, (judge = rows.compile(schema)))
  const unknown = Object.keys(cells).filter((column) => !Object.hasOwn(schema.properties, column))
  const typed = Object.entries(cells)
    .filter(([, value]) => value !== '')
    .map(([column, value]) => [column, schema.properties[column]?.type === 'number' ? Number(value) : value])
  return [...unknown.map((column) => `${table}.${column} is no column of HSDS`), ...faultsOf(judge, Object.fromEntries(typed))]
}

type Field = { readonly name: string; readonly type: string; readonly format?: string; readonly constraints?: { readonly required?: boolean } }
export type Resource = { readonly name: string; readonly path: string; readonly schema: { readonly fields: readonly Field[] } }
/** The official description of the tables. */
export const officialTables = (readJson('datapackage.json') as { readonly resources: readonly Resource[] }).resources
export const officialExample = (name: string): unknown => readJson('examples', `${name}.json`)
