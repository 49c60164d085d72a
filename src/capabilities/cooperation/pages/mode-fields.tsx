import type { VNode } from 'preact'
import type { FormState, Page } from '#ui/page.ts'
import { Radios } from '#ui/components/radios.tsx'
import { Select } from '#ui/components/select.tsx'
import { isoDay } from '#ui/when.ts'
import type { ConsentFacts } from '#capabilities/cooperation/domain/mode-choice.ts'
import { modes } from '#capabilities/cooperation/domain/modes.ts'
import type { Mode } from '#capabilities/cooperation/domain/modes.ts'
import type { GroundChoice } from '#capabilities/cooperation/queries/mode-facts.ts'
import { cooperationWords, wordFor } from '#capabilities/cooperation/words.ts'

type Props = {
  readonly form: FormState
  readonly page: Page
  readonly consents: readonly ConsentFacts[]
  readonly grounds: readonly GroundChoice[]
  readonly value: Mode
}

/** How a meeting is held, and what that needs. */
export const ModeFields = ({ form, page, consents, grounds, value }: Props): VNode => {
  const words = cooperationWords[page.language]
  const hints: Readonly<Record<Mode, string>> = {
    anonymised: words.mode.anonymisedHint,
    consented: words.mode.consentedHint,
    statutory: words.mode.statutoryHint,
  }
  return (
    <>
      <Radios
        form={form}
        name="mode"
        legend={words.mode.legend}
        hint={words.mode.hint}
        value={value}
        options={modes.map((mode, place) => ({ value: mode, text: words.mode[mode], hint: hints[mode], key: place + 1 }))}
      />
      <Select
        form={form}
        name="consentId"
        label={words.mode.consent}
        empty={consents.length === 0 ? words.mode.noConsent : words.mode.choose}
        options={consents.map((consent) => ({
          value: consent.id,
          text: consent.validUntil ? `${words.mode.consentUntil} ${isoDay(consent.validUntil)} (${consent.classes.join(', ')})` : words.mode.consent,
        }))}
      />
      <Select
        form={form}
        name="ground"
        label={words.mode.ground}
        empty={grounds.length === 0 ? words.mode.noGround : words.mode.choose}
        options={grounds.map((ground) => ({ value: ground.code, text: `${wordFor(words.grounds, ground.code)} (${ground.law})` }))}
      />
    </>
  )
}
