import type { Page, Shown } from '#ui/page.ts'
import { uiWords } from '#ui/words.ts'
import { ButtonLink } from '#ui/components/button-link.tsx'

/** A form was sent after the session had ended. `kept` when what was typed has been sealed to the person's own key. */
export const SignedOutPage = (page: Pick<Page, 'language'>, kept: boolean): Shown => {
  const words = uiWords[page.language].pages.signedOut
  return {
    title: words.title,
    body: (
      <>
        <h1>{words.title}</h1>
        <p class="l-lead">{words.lead}</p>
        {kept ? <p>{words.kept}</p> : null}
        <ButtonLink href="/sign-in">{words.signIn}</ButtonLink>
      </>
    ),
  }
}
