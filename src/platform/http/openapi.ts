import { z } from 'zod'
import type { Capability } from '#platform/http/capability.ts'
import type { Door } from '#platform/http/door.ts'

type Json = Readonly<Record<string, unknown>>

/** What comes out of a schema, as JSON Schema 2020-12; moments are ISO 8601 with zone. */
const shapeOf = (schema: z.ZodType): Json => {
  const { $schema: _, ...shape } = z.toJSONSchema(schema, {
    io: 'output',
    unrepresentable: 'any',
    override: ({ zodSchema, jsonSchema }) => {
      if (zodSchema._zod.def.type === 'date') Object.assign(jsonSchema, { type: 'string', format: 'date-time' })
    },
  }) as Record<string, unknown>
  return shape
}

const idParameter = (name: string): Json => ({ name, in: 'path', required: true, schema: { type: 'string', format: 'uuid' } })

function parametersOf(door: Door): readonly Json[] {
  const named = [...door.path.matchAll(/:([a-zA-Z]+)/g)].map((match) => match[1] ?? '')
  const shapes = door.params ? ((shapeOf(door.params)['properties'] ?? {}) as Record<string, Json>) : {}
  const inPath = named.map((name) => (shapes[name] ? { name, in: 'path', required: true, schema: shapes[name] } : idParameter(name)))
  const asked = door.query ? ((shapeOf(door.query)['properties'] ?? {}) as Record<string, Json>) : {}
  return [...inPath, ...Object.entries(asked).map(([name, schema]) => ({ name, in: 'query', required: false, schema }))]
}

const answer = (description: string, schema?: Json, type = 'application/json'): Json => ({
  description,
  ...(schema ? { content: { [type]: { schema } } } : {}),
})
const problems = (...statuses: readonly number[]): Json =>
  Object.fromEntries(statuses.map((status) => [String(status), { $ref: `#/components/responses/Problem${status}` }]))

function lookOperation(room: string, door: Door & { kind: 'page' | 'file' }): Json {
  return {
    operationId: door.name,
    tags: [room],
    summary: `Look: ${door.records}`,
    parameters: parametersOf(door),
    responses: {
      '200':
        door.kind === 'page' ? answer('What the page shows', shapeOf(door.answers)) : { description: 'A file', content: { 'application/octet-stream': {} } },
      ...problems(401, 403, 404, 429, 503),
    },
  }
}

function deedOperation(room: string, door: Door & { kind: 'form' }): Json {
  const key = {
    name: 'Idempotency-Key',
    in: 'header',
    required: false,
    description: 'A UUID; the same key makes one thing',
    schema: { type: 'string', format: 'uuid' },
  }
  const version = { name: 'If-Match', in: 'header', required: false, description: 'The version that is edited', schema: { type: 'string' } }
  return {
    operationId: door.name,
    tags: [room],
    summary: `Do: ${door.records}`,
    parameters: [...parametersOf(door), key, version],
    requestBody: { required: true, content: { 'application/json': { schema: shapeOf(door.accepts) } } },
    responses: { '201': answer('Done', { $ref: '#/components/schemas/Done' }), ...problems(400, 401, 403, 404, 409, 413, 415, 422, 429, 503) },
  }
}

const means: Readonly<Record<number, string>> = {
  400: 'Not understood',
  401: 'Not signed in',
  403: 'From another site, or step-up is needed',
  404: 'Not there, or not there for you',
  409: 'Somebody else saved first, or the state does not allow it',
  413: 'Too large',
  415: 'Wrong media type',
  422: 'A field is wrong',
  429: 'Too much; wait for Retry-After seconds',
  503: 'Not now',
}

const components: Json = {
  securitySchemes: {
    session: { type: 'http', scheme: 'bearer', description: 'The token of POST /api/v1/session: a session with the same limits as in the browser' },
  },
  schemas: {
    Done: { type: 'object', required: ['id', 'location'], properties: { id: { type: ['string', 'null'] }, location: { type: 'string' } } },
    Problem: {
      type: 'object',
      required: ['type', 'title', 'status'],
      properties: {
        type: { type: 'string' },
        title: { type: 'string' },
        status: { type: 'integer' },
        detail: { type: 'string' },
        errors: {
          type: 'array',
          items: {
            type: 'object',
            required: ['field', 'code', 'text'],
            properties: { field: { type: 'string' }, code: { type: 'string' }, text: { type: 'string' } },
          },
        },
        theirs: { type: 'object', additionalProperties: { type: 'string' } },
        version: { type: 'integer' },
      },
    },
    SignIn: {
      type: 'object',
      required: ['login', 'passphrase', 'code'],
      properties: { login: { type: 'string' }, passphrase: { type: 'string' }, code: { type: 'string', pattern: '^[0-9]{6}$' } },
    },
    Session: { type: 'object', required: ['token', 'expiresInSeconds'], properties: { token: { type: 'string' }, expiresInSeconds: { type: 'integer' } } },
  },
  responses: Object.fromEntries(
    Object.entries(means).map(([status, words]) => [`Problem${status}`, answer(words, { $ref: '#/components/schemas/Problem' }, 'application/problem+json')]),
  ),
}

const signIn: Json = {
  post: {
    operationId: 'sign-in',
    tags: ['people'],
    summary: 'Sign in with passphrase and code',
    security: [],
    requestBody: { required: true, content: { 'application/json': { schema: { $ref: '#/components/schemas/SignIn' } } } },
    responses: { '200': answer('Signed in', { $ref: '#/components/schemas/Session' }), ...problems(400, 401, 403, 413, 415, 429, 503) },
  },
}

/** The description of the API, made from the rooms' manifests: the same doors, the same schemas. */
export function describe(rooms: readonly Capability[], version: string): Json {
  const paths: Record<string, Json> = { '/api/v1/session': signIn }
  for (const room of rooms) {
    for (const door of room.doors) {
      if (door.api === false) continue
      const path = (door.path === '/' ? '/api/v1/day' : `/api/v1${door.path}`).replaceAll(/:([a-zA-Z]+)/g, '{$1}')
      paths[path] = { ...paths[path], ...(door.kind === 'form' ? { post: deedOperation(room.name, door) } : { get: lookOperation(room.name, door) }) }
    }
  }
  return {
    openapi: '3.1.0',
    info: { title: 'Lilja', version, summary: 'What the pages can do, through the same doors', license: { name: 'EUPL-1.2', identifier: 'EUPL-1.2' } },
    servers: [{ url: '/' }],
    security: [{ session: [] }],
    tags: rooms.map((room) => ({ name: room.name })),
    paths,
    components,
  }
}
