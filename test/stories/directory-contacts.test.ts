import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Colleague } from '#test/stories/directory-house.ts'
import { confirm, openHsdsHouse, said, uuid, type HsdsHouse } from '#test/stories/hsds-house.ts'
import { adds, organisation } from '#test/stories/services-house.ts'

let house: HsdsHouse
let keeper: Colleague
let swedish: Colleague
beforeAll(async () => {
  house = await openHsdsHouse()
  keeper = await house.colleague(house.alfa, ['regional_coordinator'])
  swedish = await house.colleague(house.beta, ['case_worker'], 'sv')
})
afterAll(() => house.scratch.drop())

const titles = async (id: string): Promise<readonly string[]> =>
  (
    await sql<{ title: string }>`select title from directory.contact where organisation_id = ${id} order by place`.execute(await house.scratch.admin('main'))
  ).rows.map((row) => row.title)

describe('who answers', () => {
  it('is chosen among functions and shown in the reader’s language', async () => {
    const id = await adds(keeper, { name: 'Jouren', contact_title: 'on_call', phone: '08-465 004 14' })
    expect(await titles(id)).toEqual(['on_call'])
    expect(said(await keeper.reads(`/directory/organisations/${id}`))).toContain('On call 08-465 004 14')
    expect(said(await swedish.reads(`/directory/organisations/${id}`))).toContain('Jour 08-465 004 14')
    expect(await keeper.reads(`/directory/organisations/${id}/edit`)).toMatch(/<option value="on_call" selected[^>]*>On call/)
  })

  it('is never written in free words, by nobody', async () => {
    const typed = await keeper.fills('/directory/organisations/new', organisation({ name: 'Med namn', contact_title: 'Anna Person', phone: '08-465 004 15' }))
    expect(typed.status).toBe(422)
    expect(await typed.text()).toMatch(/id="field-contact_title-error"/)
    const id = await adds(keeper, { name: 'Förbi', contact_title: 'reception', phone: '08-465 004 15' })
    for (const words of ['Anna Person', 'anna', 'Reception'])
      await expect(house.asOwner((tx) => sql`update directory.contact set title = ${words} where organisation_id = ${id}`.execute(tx))).rejects.toThrow(
        /who answers is a function/,
      )
  })

  describe('held in words from before', () => {
    let id = ''
    beforeAll(async () => {
      id = await adds(keeper, { name: 'Sedan förr', contact_title: 'reception', phone: '08-465 004 16' })
      for (const step of [
        sql`alter table directory.contact disable trigger contact_is_a_function`,
        sql`update directory.contact set title = 'Anna i receptionen' where organisation_id = ${id}`,
        sql`alter table directory.contact enable trigger contact_is_a_function`,
      ])
        await house.asOwner((tx) => step.execute(tx))
    })

    it('can still be read', async () => {
      expect(said(await house.worker.reads(`/directory/organisations/${id}`))).toContain('Anna i receptionen 08-465 004 16')
    })
    it('does not leave in a file', async () => {
      const file = await house.worker.reads('/directory/hsds/json')
      expect(file).not.toContain('Anna i receptionen')
    })
    it('gives way to a function the next time somebody changes the entry', async () => {
      const path = `/directory/organisations/${id}/edit`
      expect(said(await keeper.reads(path))).toContain('Now it says “Anna i receptionen”')
      const without = await keeper.fills(path, { ...organisation({ name: 'Sedan förr' }), contact_title: '', phone: '08-465 004 16', active: 'yes' })
      expect([without.status, /id="field-contact_title-error"/.test(await without.text())]).toEqual([422, true])
      const chosen = { ...organisation({ name: 'Sedan förr' }), contact_title: 'reception', phone: '08-465 004 16', active: 'yes' }
      expect((await keeper.fills(path, chosen)).status).toBe(303)
      expect(await titles(id)).toEqual(['reception'])
    })
  })
})

describe('a file that names who answers', () => {
  const country = {
    id: uuid(7001),
    taxonomy_term: { id: uuid(8001), code: 'SE', name: 'SE', description: 'SE', taxonomy: 'iso-3166-1', taxonomy_id: uuid(9000) },
  }
  const file = (contacts: readonly object[], phones: readonly object[] = []) =>
    JSON.stringify([{ id: uuid(300), name: 'Verksamhet 300', description: 'Påhittad.', attributes: [country], contacts, phones }])
  const contact = (number: number, title: string) => ({ id: uuid(310 + number), title, email: `nummer${number}@example.org` })

  it('by a function of ours, in either language, is read as that; anything else becomes a contact, and that is told before', async () => {
    const words = file(
      [contact(1, 'VÄXEL'), contact(2, 'Intake'), contact(3, 'Anna Person')],
      [{ id: uuid(320), number: '+46 8 465 004 18', description: 'Anna hemma' }],
    )
    const { path, html } = await house.shows(house.keeper, 'file.json', words)
    expect(said(html)).toContain('Becomes Contact 2')
    expect(said(html)).toContain('The words are not read in; it becomes “Contact”.')
    expect(html).not.toContain('Anna')
    expect((await confirm(house.keeper, path, html)).status).toBe(303)
    expect(await titles(uuid(300))).toEqual(['switchboard', 'intake', 'contact', 'contact'])
    expect(await house.worker.reads('/directory/hsds/json')).not.toContain('Anna')
  })

  it('and the same file again changes nothing', async () => {
    const again = file(
      [contact(1, 'Switchboard'), contact(2, 'Intag'), contact(3, 'Anna Person')],
      [{ id: uuid(320), number: '+46 8 465 004 18', description: 'Anna hemma' }],
    )
    const { html } = await house.shows(house.keeper, 'file.json', again)
    expect(said(html)).toContain('New 0 Changes 0 As it is 1')
  })

  it('a title with a number in it is still refused', async () => {
    const { html } = await house.shows(house.keeper, 'file.json', file([contact(1, 'Ring 08-465 004 19')]))
    expect(said(html)).toContain('Not read 1')
  })
})
