import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { accept, refuse } from '#kernel/result.ts'
import type { Capability } from '#platform/http/capability.ts'
import { form, page } from '#platform/http/door.ts'
import { text } from '#platform/http/fields.ts'
import { Form } from '#ui/components/form.tsx'
import { TextField } from '#ui/components/text-field.tsx'
import { formToken } from '#platform/http/token.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import { openSmallHouse, origin, type SmallHouse } from '#test/http/small-house.ts'

const tables = `
  create schema shelf;
  grant usage on schema shelf to lilja_app;
  create table shelf.jar (id uuid primary key default gen_random_uuid(), label text not null, version int not null default 1, owner uuid not null default authz.me());
  alter table shelf.jar enable row level security;
  alter table shelf.jar force row level security;
  create policy own on shelf.jar to lilja_app using (owner = (select authz.me())) with check (owner = (select authz.me()));
  grant select, insert, update on shelf.jar to lilja_app;
  select audit.watch('shelf.jar');
`

type Jar = { id: string; label: string; version: number }

const shelf: Capability = {
  name: 'shelf',
  doors: [
    page({
      path: '/jars/:id',
      name: 'jar',
      may: ['keeper'],
      records: 'jar.seen',
      answers: z.object({ id: z.string(), label: z.string() }),
      read: async ({ tx }, { params }) =>
        (await sql<Jar>`select id, label, version from shelf.jar where id = ${(params as { id: string }).id}`.execute(tx)).rows[0] ?? null,
      view: (jar) => ({ title: 'Jar', body: <p>{jar.label}</p> }),
    }),
    form({
      path: '/jars/new',
      name: 'new-jar',
      may: ['keeper'],
      records: 'jar.made',
      accepts: z.object({ label: text(20) }),
      read: () => Promise.resolve({}),
      view: (_model, state, at) => ({
        title: 'New',
        body: (
          <Form page={at} form={state} action="/jars/new" submit="Make">
            <TextField form={state} name="label" label="Label" />
          </Form>
        ),
      }),
      submit: async ({ tx, requireStrong }, { form: { label } }) => {
        if (label === 'poison') return refuse({ kind: 'poison' })
        if (label === 'strong') requireStrong()
        if (label === 'broken') throw new Error('a secret word')
        const made = await sql<{ id: string }>`insert into shelf.jar (label) values (${label}) returning id`.execute(tx)
        const id = made.rows[0]?.id ?? ''
        return accept({ to: `/jars/${id}`, id })
      },
      refusals: { poison: { status: 422, field: 'label', words: { sv: 'Inget gift', en: 'No poison' } } },
    }),
    form({
      path: '/jars/:id/label',
      name: 'label-jar',
      may: ['keeper'],
      records: 'jar.labelled',
      accepts: z.object({ label: text(20) }),
      read: async ({ tx }, { params }) =>
        (await sql<Jar>`select id, label, version from shelf.jar where id = ${(params as { id: string }).id}`.execute(tx)).rows[0] ?? null,
      start: (jar) => ({ label: jar.label }),
      view: (jar, state, at) => ({
        title: 'Label',
        body: (
          <Form page={at} form={state} action={`/jars/${jar.id}/label`} version={jar.version} submit="Save">
            <TextField form={state} name="label" label="Label" />
          </Form>
        ),
      }),
      submit: async ({ tx }, { form: { label }, version }, jar) => {
        const saved =
          await sql`update shelf.jar set label = ${label}, version = version + 1 where id = ${jar.id} and version = ${version} returning id`.execute(tx)
        return saved.rows.length === 1 ? accept({ to: `/jars/${jar.id}` }) : refuse({ kind: 'changed', theirs: { label: jar.label }, version: jar.version })
      },
      refusals: {},
    }),
  ],
}

let small: SmallHouse
beforeAll(async () => {
  small = await openSmallHouse([shelf], tables)
})
afterAll(async () => await small.scratch.drop())

const count = async (): Promise<number> =>
  Number((await sql<{ n: number }>`select count(*)::int as n from shelf.jar`.execute(await small.scratch.admin('main'))).rows[0]?.n)

describe('a deed', () => {
  it('is done once, however often the form is sent', async () => {
    const keeper = await small.someone(['keeper'])
    const hidden = await keeper.hidden('/jars/new')
    const before = await count()

    const answers = await Promise.all([1, 2, 3, 4].map(() => keeper.submits('/jars/new', { ...hidden, label: 'salt' })))

    expect(answers.map((answer) => answer.status)).toEqual([303, 303, 303, 303])
    expect(new Set(answers.map((answer) => answer.headers.get('location'))).size).toBe(1)
    expect(await count()).toBe(before + 1)
  })

  it('is not done for a key that was used for other words', async () => {
    const keeper = await small.someone(['keeper'])
    const hidden = await keeper.hidden('/jars/new')
    await keeper.submits('/jars/new', { ...hidden, label: 'salt' })

    const again = await keeper.submits('/jars/new', { ...hidden, label: 'pepper' })

    expect(again.status).toBe(409)
    expect(await again.text()).toContain('value="pepper"')
  })

  it('shows the form again with what was typed when a field is wrong, and stores and records nothing', async () => {
    const keeper = await small.someone(['keeper'])
    const hidden = await keeper.hidden('/jars/new')
    const [jars, lines] = [await count(), (await small.recorded()).length]

    const answer = await keeper.submits('/jars/new', { ...hidden, label: 'far too long a label for a jar <b>' })
    const html = await answer.text()

    expect(answer.status).toBe(422)
    expect(html).toContain('value="far too long a label for a jar &lt;b>"')
    expect(html).toContain('href="#field-label"')
    expect([await count(), (await small.recorded()).length]).toEqual([jars, lines])
  })

  it('says a refusal beside its field', async () => {
    const keeper = await small.someone(['keeper'])
    const answer = await keeper.submits('/jars/new', { ...(await keeper.hidden('/jars/new')), label: 'poison' })
    expect(answer.status).toBe(422)
    expect(await answer.text()).toContain('No poison')
  })

  it('answers a fault with a reference number and nothing else', async () => {
    const keeper = await small.someone(['keeper'])
    const answer = await keeper.submits('/jars/new', { ...(await keeper.hidden('/jars/new')), label: 'broken' })
    expect(answer.status).toBe(500)
    expect(await answer.text()).not.toContain('secret word')
  })

  it('does not write over what somebody saved meanwhile, and shows both', async () => {
    const keeper = await small.someone(['keeper'])
    const made = await keeper.submits('/jars/new', { ...(await keeper.hidden('/jars/new')), label: 'salt' })
    const path = `${made.headers.get('location')}/label`
    const [first, second] = [await keeper.hidden(path), await keeper.hidden(path)]
    await keeper.submits(path, { ...first, label: 'sugar' })

    const lost = await keeper.submits(path, { ...second, label: 'flour' })
    const html = await lost.text()

    expect(lost.status).toBe(409)
    expect(html).toContain('sugar')
    expect(html).toContain('flour')
    expect(html).toMatch(/name="_version" value="2"/)
  })
})

describe('a door', () => {
  it('is not there for a role that is not named, nor for somebody whose row it is not, and both are recorded', async () => {
    const keeper = await small.someone(['keeper'])
    const made = await keeper.submits('/jars/new', { ...(await keeper.hidden('/jars/new')), label: 'salt' })
    const path = made.headers.get('location') ?? ''
    const other = await small.someone(['keeper'])
    const nobody = await small.someone(['sweeper'])

    expect((await keeper.visits(path)).status).toBe(200)
    expect((await other.visits(path)).status).toBe(404)
    expect((await nobody.visits(path)).status).toBe(404)
    expect((await other.visits(`/api/v1${path}`)).status).toBe(404)
    expect(
      (
        await nobody.submits('/jars/new', {
          ...(await nobody.hidden('/nowhere')),
          _token: formToken(new Uint8Array(32).fill(7), dbToken(nobody.token)),
          label: 'x',
        })
      ).status,
    ).toBe(404)
    expect((await small.recorded()).filter((line) => line === 'jar.seen refused').length).toBe(3)
  })

  it('answers the same for what is not there and what is not for you', async () => {
    const keeper = await small.someone(['keeper'])
    const made = await keeper.submits('/jars/new', { ...(await keeper.hidden('/jars/new')), label: 'salt' })
    const other = await small.someone(['keeper'])
    const [hidden, absent] = [await other.visits(made.headers.get('location') ?? ''), await other.visits(`/jars/${crypto.randomUUID()}`)]
    const without = (html: string): string => html.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '')
    expect(without(await hidden.text())).toBe(without(await absent.text()))
    expect([...hidden.headers.keys()]).toEqual([...absent.headers.keys()])
  })

  it('sends who is not signed in to sign in, and the API says so', async () => {
    const page = await small.app.request(`${origin}/jars/new`)
    expect([page.status, page.headers.get('location')]).toEqual([303, '/sign-in?next=%2Fjars%2Fnew'])
    expect((await small.app.request(`${origin}/api/v1/jars/new`, { method: 'POST' })).status).toBe(401)
  })

  it('takes no deed from another site, whatever the content type', async () => {
    const keeper = await small.someone(['keeper'])
    const hidden = await keeper.hidden('/jars/new')
    const before = await count()
    for (const headers of [{ origin: 'https://else.example' }, { 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'null' }]) {
      expect((await keeper.submits('/jars/new', { ...hidden, label: 'salt' }, headers)).status).toBe(403)
    }
    expect((await keeper.submits('/jars/new', { ...hidden, _token: 'x', label: 'salt' })).status).toBe(403)
    const json = await small.app.request(`${origin}/api/v1/jars/new`, {
      method: 'POST',
      body: '{"label":"salt"}',
      headers: { cookie: `s=${keeper.token}`, 'content-type': 'application/json' },
    })
    expect(json.status).toBe(403)
    const plain = await small.app.request(`${origin}/api/v1/jars/new`, {
      method: 'POST',
      body: '{"label":"salt"}',
      headers: { cookie: `s=${keeper.token}`, 'content-type': 'text/plain', origin },
    })
    expect(plain.status).toBe(415)
    expect(await count()).toBe(before)
  })

  it('does the same by JSON with a bearer token, through the same schema', async () => {
    const keeper = await small.someone(['keeper'])
    const post = (body: unknown) =>
      small.app.request(`${origin}/api/v1/jars/new`, {
        method: 'POST',
        body: JSON.stringify(body),
        headers: { authorization: `Bearer ${keeper.token}`, 'content-type': 'application/json' },
      })
    const made = await post({ label: 'salt', owner: crypto.randomUUID() })
    const { location } = (await made.json()) as { location: string }
    expect(made.status).toBe(201)
    expect(await (await keeper.visits(`/api/v1${location}`)).json()).toEqual({ id: location.split('/').at(-1), label: 'salt' })
    const wrong = await post({ label: '' })
    expect([wrong.status, await wrong.json()]).toMatchObject([422, { errors: [{ field: 'label', code: 'required' }] }])
  })

  it('carries its headers on every answer', async () => {
    const answers = await Promise.all([
      small.app.request(`${origin}/nowhere`),
      small.app.request(`${origin}/sign-in`),
      small.app.request(`${origin}/jars/new`, { method: 'DELETE' }),
    ])
    for (const answer of answers) {
      expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'")
      expect(answer.headers.get('referrer-policy')).toBe('same-origin')
      expect(answer.headers.get('cache-control')).toBe('no-store')
    }
  })
})

describe('what was typed', () => {
  it('is sealed and kept when the session was over, and is there again after sign-in', async () => {
    const keeper = await small.someone(['keeper'])
    const hidden = await keeper.hidden('/jars/new')
    const admin = await small.scratch.admin('main')
    await sql`update authz.session set seen_at = now() - interval '1 hour' where person_id = ${keeper.personId}`.execute(admin)

    const answer = await keeper.submits('/jars/new', { ...hidden, label: 'kept words' })
    const next = new URL(answer.headers.get('location') ?? '', origin)
    await sql`update authz.session set seen_at = now() where person_id = ${keeper.personId}`.execute(admin)
    const html = await (await keeper.visits(next.searchParams.get('next') ?? '')).text()
    const kept = await sql<{ sealed: Uint8Array }>`select sealed from authz.draft where person_id = ${keeper.personId}`.execute(admin)

    expect(next.pathname).toBe('/sign-in')
    expect(html).toContain('value="kept words"')
    expect(Buffer.from(kept.rows[0]?.sealed ?? []).includes('kept words')).toBe(false)
    await expect((await (await small.someone(['keeper'])).visits(next.searchParams.get('next') ?? '')).text()).resolves.not.toContain('kept words')
  })

  it('is kept when the deed first asks for a code', async () => {
    const keeper = await small.someone(['keeper'])
    const hidden = await keeper.hidden('/jars/new')
    await sql`update authz.session set strong_at = now() - interval '6 minutes' where person_id = ${keeper.personId}`.execute(await small.scratch.admin('main'))
    const answer = await keeper.submits('/jars/new', { ...hidden, label: 'strong' })
    const next = new URL(answer.headers.get('location') ?? '', origin)
    expect(next.pathname).toBe('/step-up')
    expect(await (await keeper.visits(next.searchParams.get('next') ?? '')).text()).toContain('value="strong"')
  })
})

describe('the record', () => {
  it('stops the deed and the look when it cannot be written', async () => {
    const keeper = await small.someone(['keeper'])
    const hidden = await keeper.hidden('/jars/new')
    const before = await count()
    const admin = await small.scratch.admin('main')
    await sql`revoke execute on function audit.append(text) from lilja_app`.execute(admin)
    const deed = await keeper.submits('/jars/new', { ...hidden, label: 'salt' })
    const seen = await keeper.visits('/jars/new')
    await sql`grant execute on function audit.append(text) to lilja_app`.execute(admin)
    expect([deed.status, seen.status]).toEqual([500, 500])
    expect(await count()).toBe(before)
  })
})
