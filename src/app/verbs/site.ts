import { join } from 'node:path'
import { exported } from '#app/keep-site.ts'
import { listen } from '#app/listen.ts'
import { readPublicAssets } from '#app/public-assets.ts'
import { publicSite } from '#app/public-site.ts'
import { untilStopped } from '#app/serving.ts'
import { configOf, readArgs, Refused, type Verb } from '#app/verbs/verb.ts'

/** The public side alone: it needs no database, no keys and no staff side. */
export const site: Verb = {
  name: 'site',
  summary: 'Serve the public site alone, from what was exported last.',
  usage: `site

Serves the public port from the folder LILJA_SITE, where "lilja serve" keeps what was published. No database and no keys are opened:
for the hours when they are away, or for a machine of its own. Nobody can write to the line here. Stop with Ctrl+C or SIGTERM.`,
  run: async (args, io) => {
    readArgs(args, {})
    const config = configOf(io)
    const snapshot = exported(config.site)
    if (snapshot === null) io.err(`Nothing was exported to ${config.site} yet: the first texts and the national numbers are served.`)
    const open = publicSite({
      databases: null,
      origin: config.publicOrigin,
      contactOrigin: config.contactOrigin,
      proxy: config.proxy,
      assets: readPublicAssets(join(import.meta.dirname, '..', '..', 'ui')),
      doors: [],
      realNow: () => new Date(),
      ...(snapshot ? { snapshot } : {}),
    })
    const listening = await listen(open.app, config.host, config.publicPort).catch((fault: { code?: string }) => {
      throw fault.code === 'EADDRINUSE'
        ? new Refused(`The public port ${config.publicPort} is taken. Stop what uses it, or choose another (LILJA_PUBLIC_PORT).`)
        : fault
    })
    io.out(`Public: ${config.publicOrigin}`)
    io.out('Stop with Ctrl+C.')
    await untilStopped()
    await listening.close()
    return 0
  },
}
