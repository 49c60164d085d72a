import { sql } from 'kysely'
import { openStage } from '#app/demo/stage.ts'
import { tellStories } from '#app/demo/stories.ts'
import { runJob } from '#app/jobs.ts'
import { compose } from '#app/program.ts'
import { furnishReference } from '#app/reference.ts'
import { fillDirectory } from '#capabilities/directory/demo.ts'
import { fillServices } from '#capabilities/directory/demo-services.ts'
import { fillInformation } from '#capabilities/information/demo.ts'
import { demoId, demoPerson, demoZone } from '#capabilities/people/demo.ts'
import { furnishPeople, preparePeople, type Player } from '#capabilities/people/demo-furnish.ts'
import type { Instant } from '#kernel/time.ts'
import type { Secrets } from '#platform/config/secrets.ts'
import type { Opened } from '#platform/db/open.ts'
import { settle } from '#platform/record/record.ts'
import { passphraseCost, type Cost } from '#platform/sealing/passphrase.ts'

/** The day of the demo, unless another is asked for: a Tuesday evening, a quarter past eleven in Sweden. */
export const demoToday: Instant = new Date('2026-03-10T22:15:00Z')

type Telling = { readonly today?: Instant; readonly cost?: Cost; readonly say?: (line: string) => void; readonly stories?: boolean }

const clockAt = (at: Instant) => sql`update authz.clock set ahead = ${at}::timestamptz - now(), demo = true`
async function setClock(opened: Opened, at: Instant): Promise<void> {
  await clockAt(at).execute(await opened.admin('main'))
}

/**
 * Fills an empty database with the demo world: first who there is, then what happened, told by each person through the same walls as any other deed.
 * From then on the time of work runs on from `today`.
 */
export async function makeWorld(opened: Opened, secrets: Secrets, telling: Telling = {}): Promise<readonly Player[]> {
  const { today = demoToday, cost = passphraseCost, say = () => undefined, stories = true } = telling
  const prepared = await preparePeople(secrets, cost)
  say('keys are made')
  const admin = await opened.admin('main')
  const before = new Date(today.getTime() - 400 * 86_400_000)
  await setClock(opened, before)
  await furnishReference(opened)
  const players = await admin.transaction().execute(async (tx) => {
    await sql`set local role lilja_owner`.execute(tx)
    return await furnishPeople(tx, secrets, prepared)
  })
  await admin.transaction().execute(async (tx) => {
    // What is said of free places, and verified, is said today at the latest: not ahead of the clock.
    await clockAt(today).execute(tx)
    await sql`set local role lilja_owner`.execute(tx)
    const world = { now: today, zone: (code: string) => demoZone(code).id, person: (login: string) => demoPerson(login).id, id: demoId }
    await fillServices(tx, world)
    await sql`reset role`.execute(tx)
    await clockAt(before).execute(tx)
    await sql`set local role lilja_owner`.execute(tx)
    await fillDirectory(tx, world)
    await fillInformation(tx, world)
    await settle(tx, 'demo.told')
  })
  // Once more: the national office, whose rows these are, now stands.
  await furnishReference(opened)
  say('people and directory are there')
  const program = compose({ databases: opened.databases, secrets, staffOrigin: 'http://127.0.0.1', publicOrigin: 'http://127.0.0.2', demo: true })
  const stage = openStage(opened, program.house, players)
  if (stories) await tellStories(stage, today)
  await stage.close()
  await setClock(opened, today)
  // What the clock would have done meanwhile: escalations, ends.
  if (stories) for (const job of program.rooms.flatMap((room) => room.jobs ?? [])) await runJob(opened.databases, job)
  say('the stories are told')
  return players
}

export { demoAccounts } from '#capabilities/people/demo.ts'
