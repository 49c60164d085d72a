import type { VNode } from 'preact'
import type { FileKind, FileRefusal } from '#capabilities/contact/domain/files.ts'
import type { LineWords } from '#capabilities/contact/words.public.ts'

export type FilesAsked = {
  readonly asIs: boolean
  readonly wrongFile: FileRefusal['kind'] | null
  /** Files were chosen, and the page is shown again: the browser has forgotten them. */
  readonly again: boolean
}

/** How the files are to be kept stands before they are chosen: what comes after a file that is too large is not read. */
export function FilesField({ asIs, wrongFile, again, words }: FilesAsked & { readonly words: LineWords }): VNode {
  const f = words.files
  const wrong = [wrongFile === null ? '' : f.refused[wrongFile], again ? f.again : ''].filter((each) => each !== '').join(' ')
  return (
    <fieldset class="p-ways">
      <legend>{f.heading}</legend>
      <p class="p-hint" id="file-hint">
        {f.hint}
      </p>
      <label>
        <input type="checkbox" name="asis" value="yes" checked={asIs} aria-describedby="asis-hint" /> {f.asIs}
      </label>
      <p class="p-hint" id="asis-hint">
        {f.asIsHint}
      </p>
      <label for="file">{f.choose}</label>
      {wrong === '' ? null : (
        <p class="p-danger" id="file-wrong" role="alert">
          {wrong}
        </p>
      )}
      <input
        id="file"
        name="file"
        type="file"
        multiple
        accept="image/jpeg,image/png,image/webp,application/pdf,audio/*"
        aria-describedby={wrong === '' ? 'file-hint' : 'file-hint file-wrong'}
        aria-invalid={wrong === '' ? undefined : 'true'}
      />
    </fieldset>
  )
}

/** How many came with a message, and how they are kept. They are shown to the line alone: a telephone may be in another hand. */
export function CameAlong({ files, words }: { readonly files: readonly FileKind[]; readonly words: LineWords }): VNode | null {
  if (files.length === 0) return null
  const asTheyWere = files.filter((kind) => kind !== 'picture').length
  return (
    <p class="p-quiet">
      {words.files.came(files.length)}
      {asTheyWere === 0 ? '' : ` ${words.files.cameAsIs(asTheyWere)}`}
    </p>
  )
}
