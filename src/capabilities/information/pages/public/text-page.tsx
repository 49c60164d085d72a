import type { ComponentChildren, VNode } from 'preact'
import { aboutLanguage, type PublicLanguage } from '#kernel/public-language.ts'
import { showMarkdown } from '#capabilities/information/domain/markdown.ts'
import { mayLeadTo, publicPath } from '#capabilities/information/domain/pages.ts'
import type { Chosen } from '#capabilities/information/domain/texts.ts'
import { TextBody } from '#capabilities/information/pages/public/text-body.tsx'
import { publicWords } from '#capabilities/information/words/all.ts'

/** Where a link of a text leads: a page, or a number to call. */
const leadsTo = (language: PublicLanguage, to: string): string => (mayLeadTo(to) ? publicPath(language, to) : to)

const Note = ({ children }: { readonly children: ComponentChildren }): VNode => (
  <div class="p-note">
    <p>{children}</p>
  </div>
)

/** A text. First that it is in another language or older than its source; after it, that no translator has read it. */
export const TextPage = ({
  chosen,
  language,
  children,
}: {
  readonly chosen: Chosen
  readonly language: PublicLanguage
  readonly children?: ComponentChildren
}): VNode => {
  const { notes } = publicWords(language)
  const { text } = chosen
  const { lang, dir } = aboutLanguage(text.language)
  const own = chosen.elsewhere ? { lang, dir } : {}
  return (
    <>
      {chosen.elsewhere ? <Note>{notes.elsewhere}</Note> : null}
      {chosen.older ? <Note>{notes.older}</Note> : null}
      <div {...own}>
        <h1>{text.title}</h1>
        <TextBody blocks={showMarkdown(text.body, mayLeadTo)} linkTo={(to) => leadsTo(language, to)} />
      </div>
      {children}
      {chosen.unreviewed && !chosen.elsewhere ? <Note>{notes.unreviewed}</Note> : null}
    </>
  )
}
