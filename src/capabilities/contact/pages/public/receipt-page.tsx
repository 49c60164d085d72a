import type { VNode } from 'preact'
import { Hidden, Line, Sent } from '#capabilities/contact/pages/public/fields.tsx'
import type { LineWords } from '#capabilities/contact/words.public.ts'

export type ReceiptModel = {
  readonly receipt: string
  /** The receipt for the next quarter of an hour, so that a note can be checked. */
  readonly pocket: string
  readonly to: string
  readonly openAt: string
  readonly checked: 'right' | 'wrong' | null
  /** What was written from the note and is not the same. */
  readonly typed: string
}

const groups = (receipt: string): readonly string[] => receipt.match(/\d{5}/g) ?? []

/** Shown once. Digits stand apart, so that a voice reads them one by one; on paper nothing stands but the digits. */
export function ReceiptPage({
  receipt,
  pocket,
  to,
  openAt,
  checked,
  typed,
  words,
  lang,
}: ReceiptModel & { readonly words: LineWords; readonly lang: string }): VNode {
  const r = words.receipt
  return (
    <>
      <h1 class="p-screen">{r.heading}</h1>
      <ol class="p-receipt" aria-label={r.label} lang={lang} dir="ltr">
        {groups(receipt).map((group, place) => (
          <li key={place} class="p-number">
            {group.split('').join(' ')}
          </li>
        ))}
      </ol>
      <div class="p-screen">
        {checked === 'right' ? (
          <p class="p-note" role="alert">
            {r.right}
          </p>
        ) : null}
        <p>{r.only}</p>
        <p>{r.where}</p>
        <p>{r.gone}</p>
        {checked === 'right' ? null : (
          <Sent to={to} send={r.confirmSend}>
            <Hidden name="what" value="check" />
            <Hidden name="pocket" value={pocket} />
            <Line name="receipt" label={r.confirm} wrong={checked === 'wrong' ? r.wrong : undefined} value={typed} digits />
          </Sent>
        )}
        <p>
          <a href={openAt}>{words.open.heading}</a>
        </p>
        <Sent to={openAt} send={r.close}>
          <Hidden name="what" value="close" />
        </Sent>
      </div>
    </>
  )
}
