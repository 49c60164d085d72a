import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { unzip } from '#capabilities/directory/commands/hsds-unzip.ts'
import { readCsv } from '#capabilities/directory/domain/hsds-csv.ts'
import { openHouse, type OpenHouse } from '#test/house.ts'

let house: OpenHouse
beforeAll(async () => {
  house = await openHouse()
})
afterAll(() => house.close())

/** Each begins with another of the signs that a spreadsheet takes for the beginning of a formula. */
const formulas = ['=cmd(Formel)', '+Formel', '-Formel', '=SUM(Formel)', '|calc Formel', '%Formel'] as const

describe('what a spreadsheet would take for a formula', () => {
  it('is carried out as words behind a sign, each as often as it was written, and stands as it was written everywhere else', async () => {
    const admin = await house.someone('admin.alfa')
    const [first, second, ...rest] = formulas
    const made = await admin.fills('/directory/organisations/new', { country: 'SE', kind: 'ngo', name: first, description: second })
    expect([made.status, await made.text()]).toEqual([303, ''])
    const path = `${made.headers.get('location')?.split('?')[0]}/services/new`
    const rows: string[][] = [rest.slice(0, 2), rest.slice(2)]
    for (const [name = '', description = ''] of rows) {
      const service = { name, description, needs: 'legal', groups: 'women', languages: 'ron', municipalities: '1480', hours: 'office', meets: 'virtual' }
      const added = await admin.fills(path, service)
      expect([added.status, /href="#field-[^<]*/.exec(await added.text())?.[0] ?? '']).toEqual([303, ''])
    }

    const zip = unzip(new Uint8Array(await (await admin.visits('/directory/hsds/tables')).arrayBuffer()), 64_000_000)
    const tables = (zip.ok ? zip.value : []).filter(({ name }) => name.endsWith('.csv'))
    const cells = tables.flatMap(({ bytes }) => {
      const read = readCsv(new TextDecoder().decode(bytes))
      return read.ok ? read.value.flat() : []
    })
    expect(cells.filter((cell) => /^[=+\-@|%\t\r\n]/.test(cell))).toEqual([])
    expect(formulas.map((words) => [words, cells.filter((cell) => cell === `'${words}`).length])).toEqual(formulas.map((words) => [words, 1]))
    const json = await (await admin.visits('/directory/hsds/json')).text()
    expect(formulas.map((words) => [words, json.split(JSON.stringify(words)).length - 1])).toEqual(formulas.map((words) => [words, 1]))
  })
})
