// Runs the program straight from the source: `#platform/x.ts` is `src/platform/x.ts`, and markup is compiled on the way.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { transformSync } from '@swc/core'

const source = join(import.meta.dirname, '..', '..', '..', 'src')
const jsc = { parser: { syntax: 'typescript', tsx: true }, target: 'es2024', transform: { react: { runtime: 'automatic', importSource: 'preact' } } }

registerHooks({
  resolve: (specifier, context, next) =>
    next(/^#(kernel|ui|platform|capabilities|app)\//.test(specifier) ? pathToFileURL(join(source, specifier.slice(1))).href : specifier, context),
  load: (url, context, next) => {
    if (!url.endsWith('.tsx')) return next(url, context)
    const { code } = transformSync(readFileSync(fileURLToPath(url), 'utf8'), { filename: fileURLToPath(url), jsc, module: { type: 'es6' }, sourceMaps: false })
    return { format: 'module', source: code, shortCircuit: true }
  },
})
