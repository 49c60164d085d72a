import { sql } from 'kysely'
import { readTexts } from '#capabilities/cases/contract.ts'
import { openWords } from '#capabilities/contact/store/call-seal.ts'
import { openDraft, openFile, openForMe, openSaid } from '#capabilities/contact/store/thread-seal.ts'
import { bringFile } from '#capabilities/directory/commands/import-hsds.ts'
import { demoPeople, demoPerson } from '#capabilities/people/demo.ts'
import { showHandover, type HandoverModel } from '#capabilities/returning/queries/show-handover.ts'
import type { Id } from '#kernel/id.ts'
import { arrive } from '#platform/http/arrive.ts'
import { findDraft, keep } from '#platform/http/draft.ts'
import type { House } from '#platform/http/house.ts'
import type { Visit } from '#platform/http/visit.ts'
import type { Pool } from '#platform/db/tx.ts'

/** Something sealed, and who may open it: as the rows of the databases say, whatever lies in them. */
export type Sample = { readonly column: string; readonly login: string; readonly about: Id | null; readonly row: Id; readonly kind: string }
type Opener = { readonly find: (admin: Pool) => Promise<readonly Sample[]>; readonly open: (visit: Visit, sample: Sample) => Promise<string | null> }

const logins = new Map(demoPeople.map((person) => [person.id, person.login]))
type Row = { readonly person: Id; readonly about: Id | null; readonly row: Id; readonly kind: string }
const samplesOf = (column: string, rows: readonly Row[]): readonly Sample[] =>
  rows.flatMap(({ person, ...rest }) => {
    const login = logins.get(person)
    return login === undefined ? [] : [{ column, login, ...rest }]
  })

const bodies: Opener = {
  find: async (admin) => {
    const { rows } = await sql<Row>`
      select distinct on (r.class, r.id) w.holder_id as person, r.case_id as about, r.id as row, r.class as kind
      from cases.record r join cases.record_text t on t.record_id = r.id
      join cases.key_wrap w on w.unit_id = r.unit_id and w.key_version = t.key_version and r.class = any (w.classes) and w.holder = 'person' and w.disclosure_id is null
      join cases.member m on m.case_id = r.case_id and m.person_id = w.holder_id and m.ended_at is null and m.until_at > authz.now() and r.class = any (m.classes)
      join cases.card c on c.id = r.case_id and c.shredded_at is null
      where not r.own_key order by r.class, r.id, w.holder_id`.execute(admin)
    return samplesOf('main cases.record_text.body', rows)
  },
  open: async (visit, { about, row }) => (await readTexts(visit, { caseId: about ?? row, recordIds: [row] }))[0]?.words?.reveal() ?? null,
}

const wordsUnder = async (visit: Visit, row: Id, found: { readonly words: Uint8Array; readonly wrap: Uint8Array } | undefined): Promise<string | null> =>
  found ? JSON.stringify(await openWords(visit, row, found.words, found.wrap)) : null

const calls: Opener = {
  find: async (admin) => {
    const { rows } = await sql<Row>`
      select c.taken_by as person, null as about, c.id as row, 'words' as kind from contact.call c
      join contact.call_key k on k.call_id = c.id and k.holder = 'person' and k.holder_id = c.taken_by where c.words is not null`.execute(admin)
    return samplesOf('main contact.call.words', rows)
  },
  open: async (visit, { row }) => {
    const { rows } = await sql<{ words: Uint8Array; wrap: Uint8Array }>`
      select c.words, k.wrap from contact.call c join contact.call_key k on k.call_id = c.id and k.holder = 'person' and k.holder_id = ${visit.actor.personId}
      where c.id = ${row}`.execute(visit.tx)
    return await wordsUnder(visit, row, rows[0])
  },
}

const parcels: Opener = {
  find: async (admin) => {
    const { rows } = await sql<Row>`
      select distinct on (h.id) k.person_id as person, null as about, h.id as row, 'parcel' as kind from contact.hand_over h
      join contact.parcel_key k on k.hand_over_id = h.id where h.parcel is not null order by h.id, k.person_id`.execute(admin)
    return samplesOf('main contact.hand_over.parcel', rows)
  },
  open: async (visit, { row }) => {
    const { rows } = await sql<{ words: Uint8Array; wrap: Uint8Array }>`
      select h.parcel as words, k.wrap from contact.hand_over h join contact.parcel_key k on k.hand_over_id = h.id where h.id = ${row}`.execute(visit.tx)
    return await wordsUnder(visit, row, rows[0])
  },
}

const drafts: Opener = {
  find: async (admin) => {
    const { rows } = await sql<Row>`select person_id as person, null as about, id as row, path as kind from authz.draft`.execute(admin)
    return samplesOf('main authz.draft.sealed', rows)
  },
  open: async (visit, { row, kind }) => JSON.stringify(await findDraft(visit.tx, visit.keys, row, kind)),
}

const links: Opener = {
  find: async (admin) => {
    const { rows } = await sql<Row>`select made_by as person, null as about, id as row, 'link' as kind from people.invitation where link is not null`.execute(
      admin,
    )
    return samplesOf('main people.invitation.link', rows)
  },
  open: async (visit, { row }) => {
    const { rows } = await sql<{ link: Uint8Array }>`select link from people.invitation where id = ${row}`.execute(visit.tx)
    return rows[0] ? new TextDecoder().decode(visit.keys.open(rows[0].link)) : null
  },
}

/** A code to hand over, sealed to whoever made it. */
const codes = (column: string, kind: string, table: string, id: string, maker: string, box: string): Opener => ({
  find: async (admin) => {
    const { rows } = await sql<Row>`
      select ${sql.raw(maker)} as person, null as about, ${sql.raw(id)} as row, ${kind} as kind from ${sql.raw(table)} where ${sql.raw(box)} is not null`.execute(
      admin,
    )
    return samplesOf(column, rows)
  },
  open: async (visit, { row }) => {
    const { rows } = await sql<{ box: Uint8Array }>`select ${sql.raw(box)} as box from ${sql.raw(table)} where ${sql.raw(id)} = ${row}`.execute(visit.tx)
    return rows[0] ? new TextDecoder().decode(visit.keys.open(rows[0].box)) : null
  },
})

/** What lies in a thread of the line, under the thread's key as this person holds it. */
const ofThread = (column: string, kind: string, rows: string, read: (key: Uint8Array, thread: Id, row: Id, sealed: Uint8Array) => string): Opener => ({
  find: async (admin) => {
    const { rows: found } = await sql<Row>`
      select distinct on (x.id) k.holder_id as person, null as about, x.id as row, ${kind} as kind from ${sql.raw(rows)} x
      join contact.thread_key k on k.thread_id = x.thread_id and k.holder = 'person' order by x.id, k.holder_id`.execute(admin)
    return samplesOf(column, found)
  },
  open: async (visit, { row }) => {
    const { rows: found } = await sql<{ thread: Id; sealed: Uint8Array; wrap: Uint8Array }>`
      select x.thread_id as thread, x.sealed, k.wrap from ${sql.raw(rows)} x
      join contact.thread_key k on k.thread_id = x.thread_id and k.holder = 'person' and k.holder_id = ${visit.actor.personId} where x.id = ${row}`.execute(
      visit.tx,
    )
    const one = found[0]
    const key = one ? await openForMe(visit, one.thread, one.wrap) : null
    return one && key ? read(key, one.thread, row, one.sealed) : null
  },
})
const lineMessages = ofThread(
  'main contact.message.body',
  'message',
  '(select id, thread_id, body as sealed from contact.message)',
  (key, thread, row, sealed) => JSON.stringify(openSaid(key, thread, row, sealed)),
)
const lineFiles = ofThread('main contact.file.body', 'file', '(select id, thread_id, body as sealed from contact.file)', (key, thread, row, sealed) =>
  Buffer.from(openFile(key, thread, row, sealed)).toString('latin1'),
)
const lineDrafts = ofThread(
  'main contact.thread.draft',
  'answer',
  '(select id, id as thread_id, draft as sealed from contact.thread where draft is not null)',
  (key, thread, _row, sealed) => openDraft(key, thread, sealed),
)

/** What was handed over abroad, and what was answered, as somebody who holds the key to the answers reads it. */
const abroad = (column: string, rows: string, read: (model: HandoverModel, row: Id) => string | null): Opener => ({
  find: async (admin) => {
    const { rows: found } = await sql<Row>`
      select distinct on (x.id) k.holder_id as person, k.case_id as about, x.id as row, x.handover_id::text as kind from ${sql.raw(rows)} x
      join returns.handover_key k on k.handover_id = x.handover_id and k.holder = 'person' order by x.id, k.holder_id`.execute(admin)
    return samplesOf(column, found)
  },
  open: async (visit, { about, row, kind: handover }) => {
    const model = await showHandover(visit, about ?? row, handover)
    return model && read(model, row)
  },
})
const answered = (model: HandoverModel, row: Id) => model.answers.find((one) => one.id === row)
const snapshots = abroad(
  'main returns.handover_seal.snapshot',
  '(select handover_id as id, handover_id from returns.handover_seal where snapshot is not null)',
  (model) => (model.snapshot ? JSON.stringify(model.snapshot) : null),
)
const partnerWords = abroad(
  'main returns.handover_words.body',
  '(select answer_id as id, handover_id from returns.handover_words where body is not null)',
  (model, row) => answered(model, row)?.words ?? null,
)
const partnerReplies = abroad(
  'main returns.handover_words.reply',
  '(select answer_id as id, handover_id from returns.handover_words where reply is not null)',
  (model, row) => answered(model, row)?.reply ?? null,
)

/** How somebody opens what lies in each sealed column. A new sealed column gets its line here. */
export const openers: Readonly<Record<string, Opener>> = {
  'main cases.record_text.body': bodies,
  'main contact.call.words': calls,
  'main contact.hand_over.parcel': parcels,
  'main contact.file.body': lineFiles,
  'main contact.message.body': lineMessages,
  'main contact.thread.draft': lineDrafts,
  'main returns.handover_seal.snapshot': snapshots,
  'main returns.handover_words.body': partnerWords,
  'main returns.handover_words.reply': partnerReplies,
  'main authz.draft.sealed': drafts,
  'main directory.import.sealed': codes('main directory.import.sealed', 'file', 'directory.import', 'id', 'person_id', 'sealed'),
  'main people.invitation.link': links,
  'main people.entry_code.box': codes('main people.entry_code.box', 'newcomer', 'people.entry_code', 'person_id', 'made_by', 'box'),
  'main people.recovery_session.code_box': codes('main people.recovery_session.code_box', 'recovery', 'people.recovery_session', 'id', 'asked_by', 'code_box'),
}

export const findSamples = async (admin: Pool): Promise<readonly Sample[]> => (await Promise.all(Object.values(openers).map((each) => each.find(admin)))).flat()

type Signed = { readonly house: House; readonly tokenOf: (login: string) => Promise<string> }

/** Opens one as the person it is sealed to, through the walls; `null` when it does not open. */
export const openSample = async ({ house, tokenOf }: Signed, sample: Sample): Promise<string | null> => {
  const seen = await arrive(house, await tokenOf(sample.login), sample.about, 'test', async ({ visit, record }) => {
    const words = (await openers[sample.column]?.open(visit, sample)) ?? null
    await record('test.opened', 'seen')
    return words
  })
  return seen.state === 'open' ? seen.value : null
}

/** What no story leaves lying: a text that was typed and not sent. */
export const keepDraft = async ({ house, tokenOf }: Signed, login: string, words: string): Promise<void> => {
  const path = `/people/${demoPerson(login).id}`
  await arrive(house, await tokenOf(login), null, 'test', async ({ visit, record }) => {
    await keep(visit.tx, visit.actor.personId, visit.keys, path, { text: words })
    await record('test.kept', 'done')
  })
}

/** A directory file that was brought, and not yet read in. */
export const bringDirectory = async ({ house, tokenOf }: Signed, login: string): Promise<void> => {
  const file = { name: 'organizations.json', bytes: Buffer.from('[{"id":"5f9c3d5e-6a1b-4f53-8a5e-0c2f2a0b7d11","name":"Stödet","description":"Påhittat."}]') }
  await arrive(house, await tokenOf(login), null, 'test', async ({ visit, record }) => {
    const brought = await bringFile(visit, [file])
    if (!brought.ok) throw new Error(brought.refusal.kind)
    await record('test.kept', 'done')
  })
}
