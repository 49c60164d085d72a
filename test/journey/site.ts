import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startServing } from '#app/serving.ts'
import { readConfig } from '#platform/config/config.ts'
import { openHouse, type OpenHouse } from '#test/house.ts'
import { dress } from '#test/journey/dressed.ts'
import { freePort } from '#test/ports.ts'

/** `origin` is where the staff side answers, `publicOrigin` the public one. */
export type Site = { readonly house: OpenHouse; readonly origin: string; readonly publicOrigin: string; readonly close: () => Promise<void> }

/** The whole program, serving on loopback as it does for people, with the demo's people and nothing told yet; or with the stories of the demo. */
export async function openSite(told = false): Promise<Site> {
  const house = await openHouse(told ? { stories: true } : {})
  const [staff, site, front] = [await freePort(), await freePort(), await freePort()]
  const folder = mkdtempSync(join(tmpdir(), 'lilja-journey-'))
  const config = readConfig({ LILJA_STAFF_PORT: String(staff), LILJA_PUBLIC_PORT: String(site), LILJA_STAFF_ORIGIN: `http://127.0.0.1:${front}` }, folder)
  if (!config.ok) throw new Error(config.refusal.map((fault) => fault.problem).join())
  const running = await startServing({ config: config.value, secrets: house.secrets, opened: house.scratch })
  const dressed = await dress(front, staff)
  return {
    house,
    origin: config.value.staffOrigin,
    publicOrigin: config.value.publicOrigin,
    close: async () => {
      dressed.closeAllConnections()
      dressed.close()
      await running.stop()
      await house.close()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
