import type { Job } from '#platform/http/capability.ts'
import { shredKeys } from '#platform/sealing/vault-store.ts'
import { forgetThreads, threadsOver } from '#capabilities/contact/store/thread.ts'

/** Thirty days after a thread was last used it is gone: its vault key first, so that old backups open it for nobody, then the rows. */
export const contactJobs: readonly Job[] = [
  {
    name: 'contact.forget-threads',
    every: 3600,
    run: async (tx, _now, { vault }) => {
      const over = await threadsOver(tx)
      await shredKeys(vault, over)
      await forgetThreads(tx, over)
    },
  },
]
