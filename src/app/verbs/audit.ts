import { exportRecord } from '#app/verbs/audit/export.ts'
import { checkProofOf, proveLine } from '#app/verbs/audit/prove.ts'
import { verifyRecord } from '#app/verbs/audit/verify.ts'
import { readArgs, UsageFault, type Verb } from '#app/verbs/verb.ts'

const options = {
  json: { type: 'boolean', default: false },
  events: { type: 'string' },
  checkpoint: { type: 'string' },
  pub: { type: 'string' },
  proof: { type: 'string' },
  seq: { type: 'string' },
  out: { type: 'string' },
} as const

const deeds = { verify: verifyRecord, export: exportRecord, prove: proveLine, 'check-proof': checkProofOf } as const
const isDeed = (word: string | undefined): word is keyof typeof deeds => word !== undefined && Object.hasOwn(deeds, word)

export const audit: Verb = {
  name: 'audit',
  summary: 'Verify the record of who did or saw what, export it, or prove one line of it.',
  usage: `audit verify|export|prove|check-proof [options]

audit verify [--checkpoint <file>] [--pub <file>] [--json]
  Checks every signature, every event and every watched row of the database, in one moment's view, while the program runs.
  With --checkpoint also against checkpoints kept elsewhere: they show an end that was cut off together with its signature.
  Answers 0 when all is well, 1 with a finding: signature, root, inconsistent, gap, time or coverage.
audit verify --events <file> --checkpoint <file> --pub <file> [--json]
  The same for an export, on any machine, without the database (rows of work are not in it).
audit export --out <file> [--json]
  Writes the events to <file>, the checkpoints to <file>.checkpoint, the public key to <file>.pub.
audit prove --seq <number> [--out <file>]
  One line with what shows that it is part of the signed record, without the other lines.
audit check-proof --proof <file> --pub <file> [--json]

  --json  verify answers {"ok", "finding", "seq", "events", "erased", "rows", "says"}`,
  run: async (args, io) => {
    const { values, positionals } = readArgs(args, options, true)
    const [deed, ...more] = positionals
    if (!isDeed(deed) || more.length > 0) throw new UsageFault('Say what to do: verify, export, prove or check-proof')
    return await deeds[deed](values, io)
  },
}
