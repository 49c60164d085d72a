import { join } from 'node:path'
import { readPublicAssets } from '#app/public-assets.ts'
import { publicSite, type PublicSite } from '#app/public-site.ts'
import type { Snapshot } from '#capabilities/information/reference/snapshot.ts'

export const origin = 'http://127.0.0.1:8081'
export const assets = readPublicAssets(join(import.meta.dirname, '../../src/ui'))

/** The public site by itself: no database, no keys, no staff side. */
export const standingAlone = (snapshot?: Snapshot, at = origin): PublicSite =>
  publicSite({ databases: null, origin: at, contactOrigin: null, proxy: null, assets, doors: [], realNow: () => new Date(), ...(snapshot ? { snapshot } : {}) })

export const ask = (site: PublicSite, path: string, init: RequestInit = {}): Promise<Response> => Promise.resolve(site.app.request(origin + path, init))
export const read = async (site: PublicSite, path: string, init: RequestInit = {}): Promise<string> => await (await ask(site, path, init)).text()
