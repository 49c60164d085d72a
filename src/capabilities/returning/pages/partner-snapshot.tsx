import type { VNode } from 'preact'
import type { Snapshot } from '#capabilities/returning/domain/handover.ts'
import { plainText } from '#capabilities/returning/domain/plain-text.ts'
import type { PartnerWords } from '#capabilities/returning/words.partner.ts'

/** What is handed over, as the partner reads it, and as it is read through before it leaves. */
export const SnapshotShown = ({ snapshot, words }: { readonly snapshot: Snapshot; readonly words: PartnerWords }): VNode => (
  <>
    {snapshot.fields.length === 0 ? null : (
      <dl>
        {snapshot.fields.map(({ code, value }) => (
          <div key={code}>
            <dt>{words.page.fields[code]}</dt>
            <dd>{code === 'destination' ? (new Intl.DisplayNames([words.locale], { type: 'region' }).of(value) ?? value) : value}</dd>
          </div>
        ))}
      </dl>
    )}
    {snapshot.texts.map((text, place) => (
      <section key={place}>
        <h2>{words.page.text(place + 1, snapshot.texts.length)}</h2>
        {plainText(text)
          .split('\n')
          .map((line, at) => (
            <p key={at} dir="auto">
              {line}
            </p>
          ))}
      </section>
    ))}
  </>
)
