import type { InLanguages } from '#kernel/language.ts'
import { axesEn } from '#capabilities/support/words.axes.en.ts'
import { axesSv } from '#capabilities/support/words.axes.sv.ts'
import { needsEn } from '#capabilities/support/words.needs.en.ts'
import { needsSv } from '#capabilities/support/words.needs.sv.ts'
import { planEn } from '#capabilities/support/words.plan.en.ts'
import { planSv } from '#capabilities/support/words.plan.sv.ts'
import { templatesEn } from '#capabilities/support/words.templates.en.ts'
import { templatesSv } from '#capabilities/support/words.templates.sv.ts'
import { rightsEn } from '#capabilities/support/words.rights.en.ts'
import { rightsSv } from '#capabilities/support/words.rights.sv.ts'
import { en } from '#capabilities/support/words.en.ts'
import { sv } from '#capabilities/support/words.sv.ts'

type Words = typeof sv & {
  readonly needs: typeof needsSv
  readonly plan: typeof planSv
  readonly rights: typeof rightsSv
  readonly axes: typeof axesSv
  readonly templates: typeof templatesSv
}

/** What every part says, and each part's own words under its name. */
export const supportWords: InLanguages<Words> = {
  sv: { ...sv, needs: needsSv, plan: planSv, rights: rightsSv, axes: axesSv, templates: templatesSv },
  en: { ...en, needs: needsEn, plan: planEn, rights: rightsEn, axes: axesEn, templates: templatesEn },
}

/** One sentence in both languages. */
export const inBoth = (pick: (words: Words) => string): InLanguages<string> => ({ sv: pick(supportWords.sv), en: pick(supportWords.en) })
