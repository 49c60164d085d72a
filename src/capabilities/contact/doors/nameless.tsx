import type { VNode } from 'preact'
import { aboutLanguage, isPublicLanguage, type PublicLanguage } from '#kernel/public-language.ts'
import { asNobody } from '#platform/db/enter.ts'
import { publicForm, type PublicDoor, type PublicVisit } from '#platform/http/public-door.ts'
import { readReceipt } from '#platform/sealing/receipt.ts'
import { emptyHeld, openWithReceipt, readHeld, writeOnHeld, type Held } from '#capabilities/contact/commands/hold-thread.ts'
import { ThreadFull } from '#capabilities/contact/commands/take-files.ts'
import { writeToLine } from '#capabilities/contact/commands/write-to-line.ts'
import { writers } from '#capabilities/contact/domain/line.ts'
import type { FileRefusal } from '#capabilities/contact/domain/files.ts'
import { answers } from '#capabilities/contact/domain/codes.ts'
import { makePace, type Pace } from '#capabilities/contact/domain/pace.ts'
import { makePocket, readHeldToken, writeHeld } from '#capabilities/contact/doors/pocket.ts'
import { isSolved } from '#capabilities/contact/doors/puzzle.ts'
import { filesSent, hadFiles, mostSent } from '#capabilities/contact/doors/sent-files.ts'
import { makeSentOnce } from '#capabilities/contact/doors/sent-once.ts'
import { ReceiptPage } from '#capabilities/contact/pages/public/receipt-page.tsx'
import type { FilesAsked } from '#capabilities/contact/pages/public/files-field.tsx'
import { OpenPage, SaidPage, ThreadPage, type OpenModel } from '#capabilities/contact/pages/public/thread-page.tsx'
import { WritePage, type WriteModel } from '#capabilities/contact/pages/public/write-page.tsx'
import { namelessPaths } from '#capabilities/contact/paths.ts'
import { lineHours } from '#capabilities/contact/store/nameless.ts'
import { lineWords, type LineWords } from '#capabilities/contact/words.public.ts'

const mostWords = 8000
/** A form may stand open for half a day; an open thread only a quarter of an hour. */
const formLasts = 12 * 3_600_000

/** Words as they may be kept: line breaks and tabs stay, what turns or hides text goes. */
const clean = (words: string): string =>
  words
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .toWellFormed()
    .trim()
const isTooLong = (words: string): boolean => words.length > mostWords
/** What is no receipt yet is shown again, so that its digits can be counted. */
const typedReceipt = (visit: PublicVisit): string => clean(visit.fields['receipt'] ?? '')
const oneOf = <Code extends string>(codes: readonly Code[], word: string | undefined, otherwise: Code): Code => codes.find((code) => code === word) ?? otherwise

const statusOf = (wrong: FileRefusal['kind']): number => (wrong === 'files-busy' ? 503 : 422)
/** What the page says of files when it is shown again. */
const filesAsked = (visit: PublicVisit, wrongFile: FileRefusal['kind'] | null, kept: boolean): FilesAsked => ({
  asIs: !kept && visit.fields['asis'] === 'yes',
  wrongFile,
  again: !kept && hadFiles(visit),
})

/** The two doors of somebody without a name: to write, and to open what was answered. */
export function namelessDoors(pace: Pace = makePace()): readonly PublicDoor[] {
  const pocket = makePocket()
  const once = makeSentOnce()

  const shown = (
    visit: PublicVisit,
    body: (words: LineWords, lang: string) => VNode,
    more: { readonly status?: number; readonly forget?: boolean } = {},
  ): Response => {
    const words = lineWords(visit.language)
    const shownBody = (
      <>
        {body(words, aboutLanguage(visit.language).lang)}
        {words.unreviewed === null ? null : <p class="p-note">{words.unreviewed}</p>}
      </>
    )
    return visit.show({ title: words.title, body: shownBody, scripts: ['write'], ...more })
  }
  const newPuzzle = (visit: PublicVisit): string => pocket.put('puzzle', crypto.randomUUID(), visit.realNow)
  /** The form's own number, if this program made the form not too long ago. */
  const formOf = (visit: PublicVisit): string | null => pocket.take('puzzle', visit.fields['puzzle'] ?? '', visit.realNow, formLasts)
  const paced = (visit: PublicVisit): Promise<void> => pace.beforeSending(isSolved(visit.fields['puzzle'] ?? '', visit.fields['work'] ?? ''))

  const writePage = async (visit: PublicVisit, wrong: WriteModel['wrong'], status = 200, wrongFile: FileRefusal['kind'] | null = null): Promise<Response> => {
    const hours = await asNobody(visit.databases, lineHours)
    const typed = wrong === 'twice' ? {} : visit.fields
    const tooLong = (['words', 'safe'] as const).filter((field) => isTooLong(clean(visit.fields[field] ?? '')))
    return shown(
      visit,
      (words) => (
        <WritePage
          language={visit.language}
          hours={hours}
          puzzle={newPuzzle(visit)}
          to={namelessPaths.write(visit.language)}
          typed={typed}
          files={filesAsked(visit, wrongFile, wrong === 'twice')}
          wrong={wrong}
          tooLong={wrong === 'tooLong' ? tooLong : []}
          words={words}
        />
      ),
      { status },
    )
  }
  const receiptPage = (visit: PublicVisit, receipt: string, checked: 'right' | 'wrong' | null): Response =>
    shown(visit, (words, lang) => (
      <ReceiptPage
        receipt={receipt}
        pocket={pocket.put('receipt', receipt, visit.realNow)}
        to={namelessPaths.write(visit.language)}
        openAt={namelessPaths.open(visit.language)}
        checked={checked}
        typed={checked === 'wrong' ? typedReceipt(visit) : ''}
        words={words}
        lang={lang}
      />
    ))

  const check = (visit: PublicVisit): Response => {
    const receipt = pocket.take('receipt', visit.fields['pocket'] ?? '', visit.realNow)
    if (receipt === null) return openPage(visit, 'over', 403)
    return receiptPage(visit, receipt, readReceipt(visit.fields['receipt'] ?? '') === receipt ? 'right' : 'wrong')
  }

  const send = async (visit: PublicVisit): Promise<Response> => {
    const words = clean(visit.fields['words'] ?? '')
    if (words === '' && !hadFiles(visit)) return await writePage(visit, 'empty', 422)
    const safe = clean(visit.fields['safe'] ?? '')
    if (isTooLong(words) || isTooLong(safe)) return await writePage(visit, 'tooLong', 422)
    const form = formOf(visit)
    if (form === null) return await writePage(visit, 'oldForm', 409)
    if (!once.first(form, visit.realNow.getTime())) return await writePage(visit, 'twice', 409)
    try {
      await paced(visit)
      const files = await filesSent(visit)
      if (!files.ok) {
        once.again(form)
        return await writePage(visit, null, statusOf(files.refusal.kind), files.refusal.kind)
      }
      const speaks: PublicLanguage = isPublicLanguage(visit.fields['speaks']) ? visit.fields['speaks'] : visit.language
      const first = {
        words,
        safe,
        kind: oneOf(writers, visit.fields['who'], 'unknown'),
        danger: oneOf(answers, visit.fields['danger'], 'unknown'),
        language: speaks,
      }
      const receipt = await writeToLine(visit.databases, visit.vault, first, files.value)
      if (receipt !== null) return receiptPage(visit, receipt, null)
    } catch (fault) {
      once.again(form)
      throw fault
    }
    once.again(form)
    return await writePage(visit, null, 503)
  }

  const openPage = (visit: PublicVisit, wrong: OpenModel['wrong'], status: number): Response =>
    shown(
      visit,
      (words) => (
        <OpenPage
          to={namelessPaths.open(visit.language)}
          wrong={wrong}
          typed={wrong === 'notTwenty' ? typedReceipt(visit) : ''}
          kept={clean(visit.fields['words'] ?? '')}
          again={hadFiles(visit)}
          words={words}
        />
      ),
      { status },
    )

  type Seen = {
    readonly sent?: boolean
    readonly typed?: string
    readonly wrong?: 'empty' | 'tooLong'
    readonly wrongFile?: FileRefusal['kind']
    readonly status?: number
  }
  const threadPage = async (
    visit: PublicVisit,
    held: Held,
    { sent = false, typed = '', wrong, wrongFile, status = wrongFile ? statusOf(wrongFile) : 200 }: Seen = {},
  ): Promise<Response> => {
    const found = await readHeld(visit.databases, held, lineWords(visit.language).thread.damaged)
    if (found === null) return openPage(visit, 'nothing', 404)
    return shown(
      visit,
      (words) => (
        <ThreadPage
          to={namelessPaths.open(visit.language)}
          pocket={pocket.put('thread', writeHeld(held), visit.realNow)}
          puzzle={newPuzzle(visit)}
          {...found}
          sent={sent}
          typed={typed}
          files={filesAsked(visit, wrongFile ?? null, sent)}
          wrong={wrong ?? null}
          words={words}
        />
      ),
      { status },
    )
  }

  const open = async (visit: PublicVisit): Promise<Response> => {
    const receipt = readReceipt(visit.fields['receipt'] ?? '')
    if (receipt === null) return openPage(visit, 'notTwenty', 422)
    await pace.beforeOpening(visit.caller)
    const held = await openWithReceipt(visit.databases, visit.vault, receipt)
    if (held !== null) return await threadPage(visit, held, { typed: clean(visit.fields['words'] ?? '') })
    pace.wrong(visit.caller)
    return openPage(visit, 'nothing', 404)
  }

  const writeOn = async (visit: PublicVisit, held: Held): Promise<Response> => {
    const typed = clean(visit.fields['words'] ?? '')
    if (typed === '' && !hadFiles(visit)) return await threadPage(visit, held, { wrong: 'empty', status: 422 })
    if (isTooLong(typed)) return await threadPage(visit, held, { typed, wrong: 'tooLong', status: 422 })
    const form = formOf(visit)
    if (form === null) return await threadPage(visit, held, { typed, status: 409 })
    if (!once.first(form, visit.realNow.getTime())) return await threadPage(visit, held, { sent: true })
    try {
      await paced(visit)
      const files = await filesSent(visit)
      if (!files.ok) {
        once.again(form)
        return await threadPage(visit, held, { typed, wrongFile: files.refusal.kind })
      }
      const writing = { words: typed, language: visit.language, files: files.value }
      if (!(await writeOnHeld(visit.databases, visit.vault, held, writing))) return openPage(visit, 'nothing', 404)
    } catch (fault) {
      once.again(form)
      if (fault instanceof ThreadFull) return await threadPage(visit, held, { typed, wrongFile: 'thread-full' })
      throw fault
    }
    return await threadPage(visit, held, { sent: true })
  }

  const said = (visit: PublicVisit, what: 'emptied' | 'closed'): Response =>
    shown(visit, (words) => <SaidPage words={words} said={what} openAt={namelessPaths.open(visit.language)} />, { forget: true })

  const act = async (visit: PublicVisit): Promise<Response> => {
    const what = visit.fields['what'] ?? 'open'
    if (what === 'close') return said(visit, 'closed')
    if (what !== 'write' && what !== 'empty') return await open(visit)
    const token = pocket.take('thread', visit.fields['pocket'] ?? '', visit.realNow)
    const held = token === null ? null : readHeldToken(token)
    if (held === null) return openPage(visit, 'over', 403)
    if (what === 'write') return await writeOn(visit, held)
    await emptyHeld(visit.databases, visit.vault, held)
    return said(visit, 'emptied')
  }

  return [
    publicForm({
      path: namelessPaths.write(':language'),
      name: 'write',
      menu: 'write',
      files: { most: mostSent },
      show: (visit) => writePage(visit, null),
      post: async (visit) => (visit.fields['what'] === 'check' ? check(visit) : await send(visit)),
    }),
    publicForm({
      path: namelessPaths.open(':language'),
      name: 'open',
      menu: 'answer',
      files: { most: mostSent },
      show: (visit) => Promise.resolve(openPage(visit, null, 200)),
      post: act,
    }),
  ]
}
