import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Hono } from 'hono'
import { hangApiDocs } from '#app/api-docs.tsx'
import { readAssets } from '#app/assets.ts'
import { drafts, hangDrafts } from '#app/drafts.tsx'
import { hangHealth } from '#app/health.ts'
import { myDay } from '#app/my-day.tsx'
import { placesFor } from '#app/places.ts'
import { readPublicAssets } from '#app/public-assets.ts'
import { publicSite } from '#app/public-site.ts'
import type { Site } from '#capabilities/information/pages/site.tsx'
import { recordPage } from '#app/record-page.tsx'
import { furnish } from '#app/rooms.ts'
import { findStaff } from '#capabilities/people/contract.ts'
import type { Secrets } from '#platform/config/secrets.ts'
import type { Databases } from '#platform/db/tx.ts'
import type { Capability, Job } from '#platform/http/capability.ts'
import { forgetOldDeeds } from '#platform/http/deed.ts'
import type { House } from '#platform/http/house.ts'
import type { Limits } from '#platform/http/limits.ts'
import { pageOf, present } from '#platform/http/present.ts'
import { languageOf } from '#platform/http/open-door.ts'
import { serve } from '#platform/http/serve.ts'
import { recordJobs } from '#platform/record/checkpoint.ts'
import { openVault } from '#platform/sealing/vault-store.ts'
import { BareFrame, PlainFrame, StaffFrame } from '#ui/frame.tsx'
import { anatomies, isAnatomy } from '#ui/anatomies.tsx'
import { examplePage } from '#ui/example.ts'
import { galleryPage } from '#ui/gallery.tsx'

const root = join(import.meta.dirname, '..', '..')
export const version = (JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as { version: string }).version

export type Program = {
  readonly staff: Hono
  readonly site: Hono
  readonly pages: Site
  readonly publicAssets: ReturnType<typeof readPublicAssets>
  readonly house: House
  readonly rooms: readonly Capability[]
  readonly jobs: readonly Job[]
}

type Needs = {
  readonly databases: Databases
  readonly secrets: Secrets
  readonly staffOrigin: string
  readonly publicOrigin: string
  /** A neutral origin of its own for where somebody writes. */
  readonly contactOrigin?: string | null
  /** A demo shows its gallery, and says on every page that it is one. */
  readonly demo: boolean
  readonly realNow?: () => Date
  readonly limits?: Limits
  readonly proxy?: string | null
}

const banner = {
  sv: 'Det här är en övning. Alla människor och verksamheter är påhittade.',
  en: 'This is an exercise. All people and organisations are invented.',
}

function frameOf(demo: boolean): House['frame'] {
  return (page, shown, assets, places) => {
    const said = demo ? banner[page.language] : undefined
    if (shown.bare) return BareFrame({ page, shown, assets })
    return page.reader ? StaffFrame({ page, shown, assets, places, banner: said }) : PlainFrame({ page, shown, assets, banner: said })
  }
}

function hangGallery(app: Hono, house: House): void {
  app.get('/gallery', (context) => {
    const language = languageOf(context.req.raw)
    return present(house, pageOf({ language, now: house.realNow(), path: '/gallery', token: '', reader: null }), galleryPage(language))
  })
  app.get('/gallery/pages/:name', (context) => {
    const language = languageOf(context.req.raw)
    const name = context.req.param('name')
    return isAnatomy(name) ? present(house, examplePage(language), anatomies[name](language), 200) : context.notFound()
  })
}

/** Puts the whole house together: rooms, doors, the public site. It opens nothing and starts nothing. */
export function compose(needs: Needs): Program {
  const { databases, secrets, demo, realNow = () => new Date() } = needs
  const plugged = [...furnish({ kek: secrets.kek, pepper: secrets.pepper, version, publicOrigin: needs.contactOrigin ?? needs.publicOrigin }), drafts]
  const rooms = [...plugged, myDay(plugged), recordPage]
  const assets = readAssets(join(import.meta.dirname, '..', 'ui'))
  const house: House = {
    databases,
    vault: openVault(databases.vault, secrets.kek),
    formKey: secrets.form,
    origin: needs.staffOrigin,
    version,
    assets,
    rooms,
    reader: async (tx, actor) => {
      const me = (await findStaff(tx, [actor.personId])).get(actor.personId)
      return { name: me?.name ?? '', zone: me?.zoneName ?? '', roles: actor.roles }
    },
    places: placesFor,
    frame: frameOf(demo),
    realNow,
    ...(needs.limits ? { limits: needs.limits } : {}),
    ...(needs.proxy ? { proxy: needs.proxy } : {}),
  }
  const more = (app: Hono): void => {
    hangHealth(app, databases)
    hangApiDocs(app, house)
    hangDrafts(app, house)
    if (demo) hangGallery(app, house)
  }
  const forget: Job = { name: 'forms.forget', every: 3600, run: forgetOldDeeds }
  const jobs = [forget, ...plugged.flatMap((room) => room.jobs ?? []), ...recordJobs(secrets.auditKey)]
  const publicAssets = readPublicAssets(join(import.meta.dirname, '..', 'ui'))
  const open = publicSite({
    databases,
    vault: house.vault,
    origin: needs.publicOrigin,
    contactOrigin: needs.contactOrigin ?? null,
    proxy: needs.proxy ?? null,
    assets: publicAssets,
    doors: rooms.flatMap((room) => room.publicDoors ?? []),
    realNow,
  })
  return { staff: serve(house, more), site: open.app, pages: open.site, publicAssets, house, rooms, jobs }
}
