import type { Examples } from '#ui/example.ts'
import { either, tooLong } from '#ui/example.ts'
import { ErrorSummary } from '#ui/components/error-summary.tsx'
import { TextField } from '#ui/components/text-field.tsx'

export const errorSummaryExamples: Examples = {
  name: 'ErrorSummary',
  of: (language) => [
    {
      state: 'many',
      show: (
        <>
          <ErrorSummary
            language={language}
            errors={[
              { field: 'first', text: either(language, 'Välj något av alternativen.', 'Choose one of the options.') },
              { field: 'second', text: tooLong(language) },
            ]}
          />
          <TextField name="first" label={either(language, 'Första', 'First')} />
          <TextField name="second" label={either(language, 'Andra', 'Second')} />
        </>
      ),
    },
  ],
}
