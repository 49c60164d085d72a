import type { Job } from '#platform/http/capability.ts'
import { appendAsHouse } from '#platform/record/record.ts'
import { shredKeys } from '#platform/sealing/vault-store.ts'
import { forgetHandovers, handoversOver } from '#capabilities/returning/store/handover.ts'

/** A hand-over that is over opens for nobody since that moment; here its vault key goes, so that old backups open it for nobody either, then what it held: those whose keys went, and no others. What is left waits for the next time. */
export const abroadJobs: readonly Job[] = [
  {
    name: 'returns.forget-handovers',
    every: 300,
    run: async (tx, _now, { vault }) => {
      const over = await handoversOver(tx)
      await shredKeys(vault, over)
      const count = await forgetHandovers(tx, over)
      if (count > 0) await appendAsHouse(tx, { act: 'abroad.forgotten', result: 'done', count })
    },
  },
]
