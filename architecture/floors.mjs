import { order } from './order.mjs'

const room = (name) => `^src/capabilities/${name}/`
const tests = '\\.test\\.tsx?$'

const rooms = order.map((name, i) => ({
  name: `${name}-looks-up-the-list-only`,
  severity: 'error',
  comment: `${name} may use ${order.slice(0, i).join(', ') || 'no other capability'}, through contract.ts`,
  from: { path: room(name), pathNot: tests },
  to: { path: '^src/capabilities/', pathNot: [room(name), ...order.slice(0, i).map((earlier) => `${room(earlier)}contract\\.ts$`)] },
}))

export default {
  forbidden: [
    { name: 'no-circles', severity: 'error', comment: 'no import cycle, counting types', from: {}, to: { circular: true } },
    {
      name: 'kernel-knows-nobody',
      severity: 'error',
      comment: 'kernel is pure and imports only kernel',
      from: { path: '^src/kernel/', pathNot: tests },
      to: { pathNot: '^src/kernel/' },
    },
    {
      name: 'ui-knows-only-kernel',
      severity: 'error',
      comment: 'ui may use ui and kernel',
      from: { path: '^src/ui/' },
      to: { path: '^src/', pathNot: '^src/(ui|kernel)/' },
    },
    {
      name: 'platform-knows-no-rooms',
      severity: 'error',
      comment: 'platform is machinery',
      from: { path: '^src/platform/' },
      to: { path: '^src/(capabilities|app)/' },
    },
    { name: 'nobody-imports-the-front-door', severity: 'error', comment: 'only app imports app', from: { path: '^src/(?!app/)' }, to: { path: '^src/app/' } },
    {
      name: 'nobody-imports-tests',
      severity: 'error',
      comment: 'the program does not need its tests',
      from: { path: '^src/', pathNot: tests },
      to: { path: '^test/' },
    },
    {
      name: 'domain-is-pure',
      severity: 'error',
      comment: 'domain/ may use kernel, its own domain and forms, and the domain words an earlier contract publishes',
      from: { path: '/domain/', pathNot: tests },
      to: { pathNot: '^src/(kernel/|capabilities/[^/]+/(domain/|forms\\.ts|contract\\.ts))' },
    },
    {
      name: 'sql-lives-in-stores',
      severity: 'error',
      comment: 'only store files of a room write SQL',
      from: { path: '^src/capabilities/', pathNot: ['/store\\.ts$', '/store/', '/demo', tests] },
      to: { path: 'node_modules/kysely' },
    },
    {
      name: 'no-unknown-rooms',
      severity: 'error',
      comment: 'a new room gets a place in architecture/order.mjs',
      from: { path: '^src/' },
      to: { path: '^src/capabilities/', pathNot: order.map(room) },
    },
    ...rooms,
  ],
  options: {
    tsPreCompilationDeps: true,
    parser: 'swc',
    webpackConfig: { fileName: 'architecture/resolve.cjs' },
    doNotFollow: { path: 'node_modules' },
    exclude: { path: '^dist/' },
  },
}
