import type { Hono } from 'hono'
import { z } from 'zod'
import { roles } from '#capabilities/people/contract.ts'
import type { InLanguages } from '#kernel/language.ts'
import { arrive } from '#platform/http/arrive.ts'
import { readBody } from '#platform/http/body.ts'
import type { Capability } from '#platform/http/capability.ts'
import { tokenOf } from '#platform/http/cookie.ts'
import { cameFromUs } from '#platform/http/crossing.ts'
import { page } from '#platform/http/door.ts'
import { keep, listDrafts } from '#platform/http/draft.ts'
import type { House } from '#platform/http/house.ts'
import { isFormToken } from '#platform/http/token.ts'
import { dbToken } from '#platform/sealing/session-keys.ts'
import { DataTable } from '#ui/components/data-table.tsx'
import { Time } from '#ui/components/time.tsx'
import type { Page, Shown } from '#ui/page.ts'

const Answer = z.object({ drafts: z.array(z.object({ id: z.string(), path: z.string(), at: z.date() })) })

const words: InLanguages<{ title: string; lead: string; when: string; go: string; open: string; empty: string; day: string }> = {
  sv: {
    title: 'Texter som inte har skickats',
    lead: 'Det du skrev när du loggades ut, eller lämnade en sida, ligger här. Bara du kan öppna det.',
    when: 'Skrivet',
    go: 'Fortsätt',
    open: 'Öppna och fortsätt',
    empty: 'Det finns ingen text som väntar.',
    day: 'texter som inte har skickats',
  },
  en: {
    title: 'Texts that were not sent',
    lead: 'What you wrote when you were signed out, or left a page, is here. Only you can open it.',
    when: 'Written',
    go: 'Continue',
    open: 'Open and continue',
    empty: 'No text is waiting.',
    day: 'texts that were not sent',
  },
}

function show(model: z.input<typeof Answer>, reading: Page): Shown {
  const t = words[reading.language]
  // Drafts are kept by real time; only how long ago is of interest.
  const rows = model.drafts.map((draft) => ({
    key: draft.id,
    cells: {
      when: <Time at={draft.at} now={reading.now} language={reading.language} as="iso" />,
      go: <a href={`${draft.path}?draft=${draft.id}`}>{t.open}</a>,
    },
  }))
  return {
    title: t.title,
    place: 'day',
    body: (
      <>
        <h1>{t.title}</h1>
        <p class="l-lead">{t.lead}</p>
        <DataTable
          caption={t.title}
          quietCaption
          columns={[
            { key: 'when', text: t.when },
            { key: 'go', text: t.go },
          ]}
          rows={rows}
          empty={t.empty}
          language={reading.language}
        />
      </>
    ),
  }
}

/** What somebody typed and did not send: sealed to her own key, shown to nobody else. */
export const drafts: Capability = {
  name: 'drafts',
  doors: [
    page({
      path: '/drafts',
      name: 'drafts',
      may: roles,
      records: 'draft.listed',
      answers: Answer,
      read: async (visit) => {
        const found = await listDrafts(visit.tx)
        visit.note({ count: found.length })
        return { drafts: [...found] }
      },
      view: show,
    }),
  ],
  today: async (visit) => {
    const found = await listDrafts(visit.tx)
    return [{ column: 'now', href: '/drafts', text: words[visit.actor.language].day, count: found.length, late: false, due: null }]
  },
}

/** A path of ours and nothing else: what is kept must be found again, and lead nowhere else. */
const isOurPath = (path: unknown): path is string => typeof path === 'string' && /^\/[A-Za-z0-9/_-]{1,200}$/.test(path) && !path.startsWith('//')

/** Where the page's own script leaves unsent text before the session ends. */
export function hangDrafts(app: Hono, house: House): void {
  app.post('/drafts', async (context) => {
    const known = tokenOf(context.req.raw, house.origin)
    if (!known || !cameFromUs(context.req.raw, house.origin, true)) return new Response(null, { status: 403 })
    const body = await readBody(context.req.raw, 'form')
    if (!body.ok) return new Response(null, { status: 400 })
    const path = body.value['_action']
    if (!isFormToken(house.formKey, dbToken(known.token), body.value['_token']) || !isOurPath(path)) return new Response(null, { status: 403 })
    const kept = await arrive(house, known.token, null, 'drafts', async ({ visit, record }) => {
      await keep(visit.tx, visit.actor.personId, visit.keys, path, body.value)
      await record('draft.kept', 'done')
    })
    return new Response(null, { status: kept.state === 'open' ? 204 : 401 })
  })
}
