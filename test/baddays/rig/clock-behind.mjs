// The clock of the machine stands wrong: from the start (`CLOCK_AT_START=behind`), or from the moment somebody says so (SIGUSR2).
const real = Date
let behind = process.env.CLOCK_AT_START === 'behind' ? 3_600_000 : 0
const now = () => real.now() - behind
globalThis.Date = class extends real {
  constructor(...parts) {
    if (parts.length === 0) super(now())
    else super(...parts)
  }
  static now() {
    return now()
  }
}
process.on('SIGUSR2', () => {
  behind = 3_600_000
})
