import type { Language } from '#kernel/language.ts'
import { anatomyNames } from '#ui/anatomies.tsx'
import type { Examples } from '#ui/example.ts'
import { examplePage } from '#ui/example.ts'
import type { Shown } from '#ui/page.ts'
import { buttonExamples } from '#ui/components/buttons.examples.tsx'
import { errorSummaryExamples } from '#ui/components/error-summary.examples.tsx'
import { fieldExamples } from '#ui/components/fields.examples.tsx'
import { formExamples } from '#ui/components/form.examples.tsx'
import { panelExamples } from '#ui/components/panels.examples.tsx'
import { stateExamples } from '#ui/components/states.examples.tsx'
import { tableExamples } from '#ui/components/tables.examples.tsx'
import { BusyPage, ClosedPage } from '#ui/pages/busy.tsx'
import { FaultPage } from '#ui/pages/fault.tsx'
import { NotFoundPage } from '#ui/pages/not-found.tsx'
import { SignedOutPage } from '#ui/pages/signed-out.tsx'
import { TooManyPage } from '#ui/pages/too-many.tsx'

export const allExamples: readonly Examples[] = [
  ...stateExamples,
  ...panelExamples,
  ...tableExamples,
  ...buttonExamples,
  ...fieldExamples,
  formExamples,
  errorSummaryExamples,
]

/** The pages that belong to no room, each as it stands. */
export const generalPages = (language: Language): readonly Shown[] => {
  const page = examplePage(language)
  return [NotFoundPage(page), TooManyPage(page, 45), FaultPage(page, 'F-7K2M-91'), BusyPage(page), ClosedPage(page, true), SignedOutPage(page, true)]
}

/** Every component in all its states. Served in a demo only; `place` is left out, it is nowhere in the row. */
export const galleryPage = (language: Language): Shown => ({
  title: language === 'sv' ? 'Galleri' : 'Gallery',
  body: (
    <>
      <h1>{language === 'sv' ? 'Galleri' : 'Gallery'}</h1>
      <h2>{language === 'sv' ? 'Hela sidor' : 'Whole pages'}</h2>
      <ul class="l-gallery__index">
        {anatomyNames.map((name) => (
          <li key={name}>
            <a href={`/gallery/pages/${name}?language=${language}`}>{name}</a>
          </li>
        ))}
      </ul>
      <h2>{language === 'sv' ? 'Delar' : 'Parts'}</h2>
      <ul class="l-gallery__index">
        {allExamples.map((examples) => (
          <li key={examples.name}>
            <a href={`#${examples.name}`}>{examples.name}</a>
          </li>
        ))}
      </ul>
      {allExamples.map((examples) => (
        <section key={examples.name} class="l-gallery__part" id={examples.name}>
          <h2>{examples.name}</h2>
          {examples.of(language).map((example) => (
            <div key={example.state}>
              <h3 class="l-gallery__state">{example.state}</h3>
              {example.show}
            </div>
          ))}
        </section>
      ))}
    </>
  ),
})
