/** Teaches the floor check that `#kernel/time.ts` is `src/kernel/time.ts`. */
const { join } = require('node:path')

const src = join(__dirname, '..', 'src')
module.exports = {
  resolve: { alias: Object.fromEntries(['kernel', 'ui', 'platform', 'capabilities', 'app'].map((floor) => [`#${floor}`, join(src, floor)])) },
}
