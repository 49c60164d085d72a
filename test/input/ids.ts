import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { z } from 'zod'
import type { OpenHouse } from '#test/house.ts'
import { fieldsOf, isWords, rightWords, type FormOf } from '#test/input/bad.ts'
import { fillIn, fitting } from '#test/input/fill.ts'
import type { Found } from '#test/input/found.ts'
import { hiddenIn, looksAt, sendsForm, sendsJson, type Told } from '#test/input/sending.ts'

type FoundForm = Found & { readonly door: FormOf }
type Here = () => { readonly house: OpenHouse; readonly forms: readonly FoundForm[]; readonly foreign: string }

/** A field that names something by its id, or many. */
const isId = (schema: z.ZodType): boolean => schema.safeParse(randomUUID()).success && !isWords(schema) && !schema.safeParse('2026-03-12').success

/** Everything that may differ between two refusals of the same thing: ids, tokens and keys. */
const bare = ({ text }: Told): string => text.replaceAll(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'id')

/** A field that counts only when something else is chosen. */
const countsWith: Readonly<Record<string, readonly (readonly [string, string])[]>> = { consentId: [['mode', 'consented']] }

/** Ids that are ids, and of nothing that is asked for here: nobody’s, and somebody else’s case. */
export const aboutIds = (told: Here) =>
  describe('an id that is well-formed and not hers', () => {
    it('is refused in a field of any form that is otherwise right, whether it is somebody else’s or nobody’s', async () => {
      const { house, forms, foreign } = told()
      const bad: string[] = []
      let asked = 0
      for (const form of forms) {
        const named = [...fieldsOf(form.door)].filter(([, schema]) => isId(schema)).map(([name]) => name)
        if (named.length === 0) continue
        const page = (await looksAt(house, form.who, form.path)).text
        const own = [...hiddenIn(page)].filter(([name]) => name === '_version')
        const { entries } = fillIn(page, form.door, fitting(rightWords), false)
        for (const field of named) {
          const choice = countsWith[field] ?? []
          const others = entries.filter(([name]) => name !== field && !choice.some(([chosen]) => chosen === name))
          const answers: Told[] = []
          for (const id of [foreign, randomUUID()]) answers.push(await sendsForm(house, form, [...own, ...others, ...choice, [field, id]]))
          const [theirs, nobodys] = answers as [Told, Told]
          asked += 1
          if (![404, 409, 422].includes(theirs.status) || theirs.status !== nobodys.status || bare(theirs) !== bare(nobodys)) {
            bad.push(`${theirs.status} ${nobodys.status} ${form.door.name}: ${field}`)
          }
        }
      }
      expect(bad).toEqual([])
      expect(asked).toBeGreaterThan(5)
    })

    it('is no door, in any address, by page and by API, and says the same of what is there and what is not', async () => {
      const { house, forms, foreign } = told()
      const bad: string[] = []
      for (const form of forms.filter(({ door }) => door.path.includes(':'))) {
        const parts = form.door.path.split('/')
        const places = parts.flatMap((part, place) => (part.startsWith(':') ? [place] : []))
        for (const place of places) {
          const answers: Told[] = []
          for (const id of [foreign, randomUUID()]) {
            const path = form.path.split('/').with(place, id).join('/')
            answers.push(await sendsForm(house, { ...form, path }, []))
            if (form.door.api !== false) answers.push(await sendsJson(house, { ...form, path }, '{}'))
          }
          const half = answers.length / 2
          const same = answers.slice(0, half).every((one, at) => bare(one) === bare(answers[half + at] ?? one))
          if (answers.some((one) => one.status !== 404) || !same) bad.push(`${answers.map((one) => one.status).join()} ${form.door.name}`)
        }
      }
      expect(bad).toEqual([])
    })
  })

/** A name that is given twice in JSON: two readers may take one each. */
export const aboutNamesGivenTwice = (told: Here) =>
  describe('JSON that names a field twice', () => {
    it('is read in one way, the last, at every door: what stands first is judged by nobody and stored by nobody', async () => {
      const { house, forms } = told()
      const bad: string[] = []
      for (const form of forms.filter(({ door }) => door.api !== false)) {
        const [field] = [...fieldsOf(form.door)].find(([, schema]) => !schema.safeParse({ not: 'this' }).success && !schema.safeParse(undefined).success) ?? []
        if (field === undefined) continue
        const answer = await sendsJson(house, form, `{"${field}":"x","${field}":{"not":"this"}}`)
        const errors = answer.status === 422 ? (JSON.parse(answer.text) as { errors?: readonly { field: string }[] }).errors : []
        if (!errors?.some((error) => error.field === field)) bad.push(`${answer.status} ${form.door.name}: ${field}`)
      }
      expect(bad).toEqual([])
    })
  })
