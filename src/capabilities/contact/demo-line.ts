import type { Id } from '#kernel/id.ts'
import { accept, refuse } from '#kernel/result.ts'
import { daysAfter, minutesAfter, type Instant } from '#kernel/time.ts'
import type { Visit } from '#platform/http/visit.ts'
import { deriveReceipt, type ReceiptKeys } from '#platform/sealing/receipt.ts'
import type { ContactWorld } from '#capabilities/contact/demo.ts'
import { answer, passOn, takeOver, threadToCall } from '#capabilities/contact/commands/work-thread.ts'
import type { TakenFile } from '#capabilities/contact/commands/take-files.ts'
import { storeThread, type FirstMessage } from '#capabilities/contact/commands/write-to-line.ts'
import { callForm } from '#capabilities/contact/forms.ts'
import { newId } from '#kernel/id.ts'
import { beginLine, writeTemplate } from '#capabilities/contact/store/line.ts'
import { lineHolders, openThread, receiptSalt, writeOn } from '#capabilities/contact/store/nameless.ts'
import { openForWriter, sealSaid, wrapForLine } from '#capabilities/contact/store/thread-seal.ts'
import { findThread, threadsOfLine } from '#capabilities/contact/store/thread.ts'

/** Invented, every word. They lie sealed, and must be found nowhere but behind their keys. */
const said = {
  girl: 'Jag är 15. Han som kör mig säger att jag är skyldig honom pengar. Mamma tror att jag är hos Mirabellina. Måste ni berätta allt för någon?',
  girlSafe: 'Efter tio på kvällen, när jag är i badrummet på vindslågan.',
  toGirl:
    'Vad bra att du skrev. Du har inte gjort något fel. Vi berättar först för dig vad vi måste göra, och varför. Blir det farligt i natt så ring 112 från grannens telefon.',
  girlAgain: 'Nej inte fara nu. Kan jag träffa någon utan att han vet? Jag slutar tidigt på onsdag, bussen heter snöstjärnelinjen.',
  half: 'Ja, det går. På onsdag kan du träffa någon från socialtjänsten på',
  taxi: 'Jag kör taxi. Samma unga kvinna hämtas varje natt vid en villa med gröngulblå grind, alltid med en man som betalar kontant. Vart vänder jag mig?',
  toTaxi: 'Tack. Ring polisen på 114 14 och säg bara det du själv har sett. Följ inte efter och fråga inte henne medan han hör.',
  friend: 'Min vän från Bulgarien arbetar utan lön på en tvätt. Chefen har hennes pass i ett kylskåp med lodjursmagneten.',
  friendPaper: 'Laga lön: noll kronor. Avdrag: resa, säng, Guldmurarens skuld.',
  nurse: 'Jag är skolsköterska. Vad gäller för tystnadsplikten när en elev berättar? Eleven kallar sig Krusbärina.',
  nurseSafe: 'Svarar expeditionen på Övningsgläntan: be att få tala om vaccinlådan.',
  nurseSummary: 'Skolsköterska frågar om orosanmälan och tystnadsplikt. Fick råd, och vill att vi ringer skolan Övningsgläntan.',
} as const

/** A paper of one line, as a file that was sent to be kept exactly as it was. */
const paper = (line: string): Uint8Array => {
  const drawing = `BT /F1 14 Tf 40 100 Td (${line}) Tj ET`
  const objects = [
    '<</Type/Catalog/Pages 2 0 R>>',
    '<</Type/Pages/Kids[3 0 R]/Count 1>>',
    '<</Type/Page/Parent 2 0 R/MediaBox[0 0 520 140]/Contents 4 0 R/Resources<</Font<</F1 5 0 R>>>>>>',
    `<</Length ${drawing.length}>>stream\n${drawing}\nendstream`,
    '<</Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding>>',
  ]
  const body = objects.map((object, place) => `${place + 1} 0 obj${object}endobj\n`).join('')
  return new Uint8Array(Buffer.from(`%PDF-1.4\n${body}trailer<</Root 1 0 R>>\n`, 'latin1'))
}

/** Every sealed value of the line in the demo world. */
export const lineCanaries: readonly string[] = Object.values(said)

/** Receipts of the exercise, so that it can be opened from the public side as well. They open nothing anywhere else. */
export const demoReceipts = {
  girl: '31415926535897932384',
  taxi: '27182818284590452353',
  friend: '16180339887498948482',
  nurse: '14142135623730950488',
} as const

const head = 'head.alfa'
const operator = 'operator.alfa'

/** The line of ALFA: a girl who comes back, a taxi driver who was answered, a friend whom nobody has answered, a school nurse who became a call. */
export async function tellLine(world: ContactWorld): Promise<void> {
  const { today } = world
  const as = <Value>(login: string, at: Instant, deed: (visit: Visit) => Promise<Value>): Promise<Value> => world.as(world.person(login), at, null, deed)
  const must = async (what: string, done: Promise<{ readonly ok: boolean }>): Promise<void> => {
    if (!(await done).ok) throw new Error(`the demo's line: ${what}`)
  }
  const at = (days: number, minutes: number): Instant => minutesAfter(daysAfter(today, -days), minutes)
  const salt = await as(head, at(5, -600), async (visit) => {
    await beginLine(visit.tx, { opens: '08:00', closes: '17:00', days: ['1', '2', '3', '4', '5'], redDaysToo: false, closed: [] })
    await writeTemplate(visit.tx, {
      name: 'Besök på mottagningen',
      language: 'sv',
      body: 'Du kan träffa oss utan att säga vad du heter. Skriv en dag som passar.',
    })
    await writeTemplate(visit.tx, {
      name: 'Besök på mottagningen',
      language: 'en',
      body: 'You can meet us without saying what your name is. Write a day that suits you.',
      reviewed: true,
    })
    return await receiptSalt(visit.tx)
  })
  const keys = Object.fromEntries(
    await Promise.all(Object.entries(demoReceipts).map(async ([who, receipt]) => [who, await deriveReceipt(receipt, salt)] as const)),
  ) as Readonly<Record<keyof typeof demoReceipts, ReceiptKeys>>
  /** Whoever writes has no name; the page is opened by nobody, so the exercise borrows a hand. */
  const write = async (who: keyof typeof demoReceipts, when: Instant, first: FirstMessage, files: readonly TakenFile[] = []): Promise<Id> =>
    await as(operator, when, async (visit) => {
      const before = new Set((await threadsOfLine(visit.tx)).map(({ id }) => id))
      await must(
        who,
        storeThread(visit.tx, visit.vault, keys[who], first, files).then((begun) => (begun ? accept(null) : refuse({ kind: 'no-line' as const }))),
      )
      return (await threadsOfLine(visit.tx)).find(({ id }) => !before.has(id))?.id ?? ''
    })
  const work = (
    what: string,
    login: string,
    when: Instant,
    id: Id,
    deed: (visit: Visit, thread: NonNullable<Awaited<ReturnType<typeof findThread>>>) => Promise<{ readonly ok: boolean }>,
  ) =>
    as(login, when, async (visit) => {
      const thread = await findThread(visit.tx, id)
      if (thread === null) throw new Error(`the demo's line: ${what} is gone`)
      await must(what, deed(visit, thread))
    })

  const nurse = await write('nurse', at(3, -500), { words: said.nurse, safe: '', kind: 'professional', danger: 'no', language: 'sv' })
  const call = callForm.parse({
    danger: 'no',
    municipality: '2480',
    subject: 'one_other',
    caller: 'professional',
    child: 'yes',
    ways: ['call'],
    safeFrom: '08:00',
    safeUntil: '16:00',
    safeWords: said.nurseSafe,
    consents: ['write_down', 'call_back'],
    summary: said.nurseSummary,
  })
  await work('nurse to call', operator, at(3, -440), nurse, (visit, thread) => threadToCall(visit, thread, call))
  const taxi = await write('taxi', at(2, 20), { words: said.taxi, safe: '', kind: 'professional', danger: 'unknown', language: 'sv' })
  await work('answer to taxi', operator, at(1, -800), taxi, (visit, thread) => answer(visit, thread, { words: said.toTaxi, language: 'sv', translated: 'no' }))
  const sent = { words: said.friend, safe: '', kind: 'close_one', danger: 'unknown', language: 'en' } as const
  await write('friend', at(1, -200), sent, [{ kind: 'pdf', bytes: paper(said.friendPaper) }])
  const girl = await write('girl', at(1, 60), { words: said.girl, safe: said.girlSafe, kind: 'self', danger: 'unknown', language: 'sv-easy' })
  await work('the girl is taken', operator, at(0, -700), girl, (visit, thread) => takeOver(visit, thread))
  await work('answer to the girl', operator, at(0, -690), girl, (visit, thread) =>
    answer(visit, thread, { words: said.toGirl, language: 'sv-easy', translated: 'no' }),
  )
  await as(operator, at(0, -60), async (visit) => {
    const found = await openThread(visit.tx, keys.girl.proof)
    const vaultKey = found && (await visit.vault.find(found.id))
    if (!found || !vaultKey) throw new Error("the demo's line: the girl does not come back")
    const key = openForWriter(vaultKey, found.id, found.wrap, keys.girl.unlock)
    const message = newId()
    const body = sealSaid(key, found.id, message, { words: said.girlAgain, safe: '' })
    await writeOn(visit.tx, keys.girl.proof, message, 'sv-easy', body, wrapForLine(vaultKey, found.id, key, await lineHolders(visit.tx)))
  })
  await work('half an answer to the girl', operator, at(0, -30), girl, (visit, thread) => passOn(visit, thread, world.person(head), said.half))
}
