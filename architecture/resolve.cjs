/** Teaches the floor check that `#kernel/time.ts` is `src/kernel/time.ts`. */
const path = require('node:path')

const src = path.join(__dirname, '..', 'src')
module.exports = {
  resolve: { alias: Object.fromEntries(['kernel', 'ui', 'platform', 'capabilities', 'app'].map((floor) => [`#${floor}`, path.join(src, floor)])) },
}
