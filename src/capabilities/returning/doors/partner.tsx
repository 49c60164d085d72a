import type { VNode } from 'preact'
import { isId, newId } from '#kernel/id.ts'
import { publicForm, type PublicDoor, type PublicVisit } from '#platform/http/public-door.ts'
import { readReceipt } from '#platform/sealing/receipt.ts'
import { makePocket, makePace, type Pace } from '#capabilities/contact/contract.ts'
import { partnerPath } from '#capabilities/returning/abroad-paths.ts'
import { answerFromAbroad, holdPage, openHeldPage, type FromAbroad, type HeldPage } from '#capabilities/returning/commands/open-from-abroad.ts'
import { partnerEvents } from '#capabilities/returning/domain/handover.ts'
import { CodePage, PartnerPage, SaidAbroad, type CodeModel, type PageNote, type PageWrong } from '#capabilities/returning/pages/partner-page.tsx'
import { partnerWords, type PartnerWords } from '#capabilities/returning/words.partner.ts'

const mostWords = 2000
/** No refusal comes sooner than this, in milliseconds: the time says nothing about whether the link is one. */
const refusedAfter = 1200
const waitUntil = (at: number): Promise<void> => new Promise((go) => void setTimeout(go, Math.max(0, at - performance.now())))

/** Words as they may be kept: line breaks and tabs stay, what turns or hides text goes. */
const clean = (words: string | undefined): string =>
  (words ?? '')
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069\ufeff]/g, '')
    .toWellFormed()
    .trim()

const base = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')
const back = (words: string): Uint8Array => new Uint8Array(Buffer.from(words, 'base64url'))
const writeHeld = ({ number, proof, unlock }: HeldPage): string => `${number}|${base(proof)}|${base(unlock)}`
function readHeld(text: string | null, number: string): HeldPage | null {
  const [of = '', proof = '', unlock = ''] = (text ?? '').split('|')
  return of !== number || proof === '' || unlock === '' ? null : { number, proof: back(proof), unlock: back(unlock) }
}

type Said = { readonly ok: true; readonly said: Omit<FromAbroad, 'press'> } | { readonly ok: false; readonly wrong: NonNullable<PageWrong> }
/** The three answers, as they were typed. */
function saidIn({ fields }: PublicVisit): Said | null {
  if (fields['what'] === 'accept') return { ok: true, said: { kind: 'accepted', event: null, words: '' } }
  if (fields['what'] === 'ask') {
    const words = clean(fields['question'])
    if (words === '') return { ok: false, wrong: { field: 'question', why: 'empty' } }
    return words.length > mostWords ? { ok: false, wrong: { field: 'question', why: 'tooLong' } } : { ok: true, said: { kind: 'asked', event: null, words } }
  }
  if (fields['what'] !== 'report') return null
  const event = partnerEvents.find((one) => one === fields['event'])
  const words = clean(fields['report'])
  if (!event) return { ok: false, wrong: { field: 'event', why: 'choose' } }
  return words.length > mostWords ? { ok: false, wrong: { field: 'report', why: 'tooLong' } } : { ok: true, said: { kind: 'event', event, words } }
}

/** The one door of somebody abroad who has no account: a link, and a code that was told in another way. */
export function partnerDoors(pace: Pace = makePace(), until: (at: number) => Promise<void> = waitUntil): readonly PublicDoor[] {
  const pocket = makePocket()
  const numberOf = (visit: PublicVisit): string => visit.params['number'] ?? ''
  const toOf = (visit: PublicVisit): string => partnerPath(visit.language, numberOf(visit))

  const shown = (visit: PublicVisit, body: (words: PartnerWords) => VNode, more: { readonly status?: number; readonly forget?: boolean } = {}): Response => {
    const { words, lang, elsewhere } = partnerWords(visit.language)
    const drawn = body(words)
    const marked = elsewhere ? (
      <div lang={lang} dir="ltr">
        {drawn}
      </div>
    ) : (
      drawn
    )
    return visit.show({ title: words.title, body: marked, ...more })
  }
  const kept = ({ fields }: PublicVisit): string => clean(fields['words'] ?? fields['question'] ?? fields['report'])
  /** What is no code yet is shown again, so that its digits can be counted. */
  const codePage = (visit: PublicVisit, wrong: CodeModel['wrong'], status: number): Response => {
    const typed = wrong === 'notTwenty' ? clean(visit.fields['code']) : ''
    return shown(visit, (words) => <CodePage to={toOf(visit)} wrong={wrong} typed={typed} kept={kept(visit)} words={words} />, { status })
  }
  const over = (visit: PublicVisit): Response =>
    shown(visit, (words) => <SaidAbroad heading={words.over.heading} text={words.over.text} />, { status: 410, forget: true })

  type Again = { readonly note?: PageNote; readonly wrong?: PageWrong; readonly question?: string; readonly status?: number }
  const page = async (visit: PublicVisit, held: HeldPage, { note = null, wrong = null, question = '', status = 200 }: Again = {}): Promise<Response | null> => {
    const opened = await openHeldPage(visit.databases, visit.vault, held)
    if (opened.state === 'refused') return null
    if (opened.state === 'over') return over(visit)
    const typed =
      wrong || note === 'full'
        ? { question: visit.fields['question'] ?? '', event: visit.fields['event'] ?? '', report: visit.fields['report'] ?? '' }
        : { question, event: '', report: '' }
    const model = {
      to: toOf(visit),
      pocket: pocket.put('handover', writeHeld(held), visit.realNow),
      presses: [newId(), newId(), newId()] as const,
      seen: opened.seen,
      note,
      wrong,
      typed,
    }
    return shown(visit, (words) => <PartnerPage {...model} words={words} />, { status })
  }

  const open = async (visit: PublicVisit): Promise<Response> => {
    const code = readReceipt(visit.fields['code'] ?? '')
    if (code === null) return codePage(visit, 'notTwenty', 422)
    await pace.beforeOpening(visit.caller)
    const refusedAt = performance.now() + refusedAfter
    const held = await holdPage(visit.databases, numberOf(visit), code)
    const answer = await page(visit, held, { question: clean(visit.fields['words']) })
    if (answer !== null) return answer
    pace.wrong(visit.caller)
    await until(refusedAt)
    return codePage(visit, 'nothing', 404)
  }

  const answer = async (visit: PublicVisit, said: Said): Promise<Response> => {
    const held = readHeld(pocket.take('handover', visit.fields['pocket'] ?? '', visit.realNow), numberOf(visit))
    const press = visit.fields['press'] ?? ''
    if (held === null || !isId(press)) return codePage(visit, 'late', 403)
    if (!said.ok) return (await page(visit, held, { wrong: said.wrong, status: 422 })) ?? codePage(visit, 'nothing', 404)
    const done = await answerFromAbroad(visit.databases, visit.vault, held, { ...said.said, press })
    if (done === 'over') return over(visit)
    const note = done === 'done' ? said.said.kind : done
    return (await page(visit, held, { note, status: done === 'full' ? 429 : 200 })) ?? codePage(visit, 'nothing', 404)
  }

  return [
    publicForm({
      path: partnerPath(':language', ':number'),
      name: 'page',
      show: (visit) => Promise.resolve(codePage(visit, null, 200)),
      post: async (visit) => {
        if (visit.fields['what'] === 'close') return shown(visit, (words) => <SaidAbroad heading={words.page.closed} text={null} />, { forget: true })
        const said = saidIn(visit)
        return said === null ? await open(visit) : await answer(visit, said)
      },
    }),
  ]
}
