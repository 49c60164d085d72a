import { caseId, noteOf, words } from './fill.mjs'
import { casePaths } from '#capabilities/cases/paths.ts'

const turn = (list, number) => list[number % list.length]

/**
 * The acts, each a whole request by somebody with a session, as in a browser. `number` says which: people and cases take turns.
 *
 * @param crew people in about 250 cases each, with the numbers of their cases
 */
export const actsOf = (crew) => {
  const someone = (number) => turn(crew, number)
  /** Walks through somebody's cases; each person's next case is another one. */
  const theirCase = (number) => turn(someone(number).cases, Math.floor(number / crew.length) * 7 + 3)
  return {
    open: {
      given: (number) => [caseId(theirCase(number))],
      run: (number) => someone(number).reads(casePaths.one(caseId(theirCase(number)))),
    },
    list: { given: () => [], run: (number) => someone(number).reads(casePaths.list) },
    create: {
      given: () => [],
      run: (number) =>
        someone(number).submits(casePaths.open, { child: 'unknown', urgent: 'yes', track: 'unclear', municipality: '2480', fileReference: `B ${number}` }),
    },
    write: {
      given: (number) => [caseId(theirCase(number))],
      run: (number) =>
        someone(number).submits(casePaths.newRecord(caseId(theirCase(number))), { class: 'C4', kind: 'note', text: words, names: '', numbers: '' }),
    },
    read: {
      given: (number) => [caseId(theirCase(number)), noteOf(theirCase(number))],
      run: (number) => someone(number).reads(casePaths.record(caseId(theirCase(number)), noteOf(theirCase(number)))),
    },
    day: { given: () => [], run: (number) => someone(number).reads('/') },
  }
}

/** Of a hundred acts eighty look and twenty write. */
const shares = { open: 40, list: 15, read: 20, day: 5, write: 15, create: 5 }

/** The same shuffled hundred for the program and for the raw engine. */
export const hundred = Object.entries(shares)
  .flatMap(([name, times]) => Array.from({ length: times }, (_, place) => ({ name, order: ((place * 61.803 + name.length * 17) * 7) % 100 })))
  .sort((one, other) => one.order - other.order)
  .map(({ name }) => name)
