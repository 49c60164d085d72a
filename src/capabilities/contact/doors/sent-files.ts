import { accept, refuse, type Result } from '#kernel/result.ts'
import type { PublicVisit } from '#platform/http/public-door.ts'
import { takeFiles, type TakenFile } from '#capabilities/contact/commands/take-files.ts'
import { fileLimits, type FileRefusal } from '#capabilities/contact/domain/files.ts'

/** How much a form with files may be: the files, and the words beside them. */
export const mostSent = fileLimits.together + 500_000

/** Whether files came along, or would have: a browser does not choose them again by itself. */
export const hadFiles = (visit: PublicVisit): boolean => visit.lost !== null || (visit.files['file']?.length ?? 0) > 0

/** The files of a form as they will be kept; slow, so it comes after everything that may refuse. */
export async function filesSent(visit: PublicVisit): Promise<Result<readonly TakenFile[], FileRefusal>> {
  if (visit.lost !== null) return refuse({ kind: visit.lost === 'busy' ? 'files-busy' : 'file-too-large' })
  const files = visit.files['file'] ?? []
  return files.length === 0 ? accept([]) : await takeFiles(files, visit.fields['asis'] === 'yes')
}
