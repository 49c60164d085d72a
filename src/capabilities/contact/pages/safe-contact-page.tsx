import type { FormState, Page, Shown } from '#ui/page.ts'
import { Form } from '#ui/components/form.tsx'
import { casePaths } from '#capabilities/cases/contract.ts'
import { SafeContactFields } from '#capabilities/contact/pages/safe-contact-fields.tsx'
import { contactPaths } from '#capabilities/contact/paths.ts'
import { contactWords } from '#capabilities/contact/words.ts'

type Where = { readonly place: Shown['place']; readonly back: string; readonly action: string; readonly version?: number | undefined }

function safePage({ place, back, action, version }: Where, form: FormState, page: Page): Shown {
  const words = contactWords[page.language]
  return {
    title: words.safe.title,
    ...(place ? { place } : {}),
    trail: [{ href: back, text: place === 'calls' ? words.panel.one : words.safe.toCase }],
    body: (
      <>
        <h1>{words.safe.title}</h1>
        <p>{place === 'calls' ? words.safe.lead : words.safe.leadCase}</p>
        <Form page={page} form={form} action={action} version={version} submit={words.safe.submit}>
          <SafeContactFields form={form} words={words} open />
        </Form>
      </>
    ),
  }
}

export const safeInCallPage = ({ call }: { readonly call: { readonly id: string; readonly version: number } }, form: FormState, page: Page): Shown =>
  safePage({ place: 'calls', back: contactPaths.one(call.id), action: contactPaths.safe(call.id), version: call.version }, form, page)

export const safeInCasePage = ({ caseId }: { readonly caseId: string }, form: FormState, page: Page): Shown =>
  safePage({ place: 'cases', back: casePaths.one(caseId), action: contactPaths.safeOfCase(caseId) }, form, page)
