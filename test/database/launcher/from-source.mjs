// Lets a program of a test run straight from the source: `#platform/x.ts` is `src/platform/x.ts`.
import { registerHooks } from 'node:module'
import { pathToFileURL } from 'node:url'
import { join } from 'node:path'

const source = join(import.meta.dirname, '..', '..', '..', 'src')

registerHooks({
  resolve: (specifier, context, next) =>
    next(/^#(kernel|ui|platform|capabilities|app)\//.test(specifier) ? pathToFileURL(join(source, specifier.slice(1))).href : specifier, context),
})
