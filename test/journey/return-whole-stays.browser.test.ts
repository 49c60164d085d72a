import { areas } from '#capabilities/support/domain/areas.ts'
import { supportPaths } from '#capabilities/support/paths.ts'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { asks, begins, beginsReturn, board, chooses } from '#test/journey/return-deeds.ts'
import { patiently, screens, WholeCase } from '#test/journey/whole-case.ts'
import { choice, day } from '#test/stories/return-house.ts'

/** One goes and one stays. What they are offered is the same. */
describe.each(screens)('a woman who stays, beside one who goes, $name', (screen) => {
  let w: WholeCase
  let stays = ''
  let goes = ''
  beforeAll(async () => {
    w = await WholeCase.open(screen)
    await begins(w)
    goes = await beginsReturn(w, board)
    await chooses(w, board, goes)
  }, 240_000)
  afterAll(() => w.close())

  /** What a form asks for and offers. */
  const offered = async (path: string): Promise<readonly string[]> => {
    const html = await w.reads(board, path)
    return [...html.slice(html.indexOf('<main')).matchAll(/<(?:input|select|textarea|option)[^>]*>/g)].flatMap(([tag]) =>
      tag.includes('type="hidden"') ? [] : [`${/name="([^"]*)"/.exec(tag)?.[1] ?? ''} ${/value="([^"]*)"/.exec(tag)?.[1] ?? ''}`],
    )
  }
  const headings = async (path: string): Promise<readonly string[]> =>
    [...(await w.reads(board, path)).matchAll(/<(h[1-4]|dt)[^>]*>([\s\S]*?)<\/\1>/g)].map((match) => (match[2] ?? '').replaceAll(/<[^>]+>/g, ''))
  const plans = async (theCase: string, path: 'stay' | 'return', picture?: string): Promise<string> => {
    const fields = { path, language: 'ron', part_my_view: 'Kanarieplan: ett eget rum.', consented: 'yes', agreedOn: day(0), reviewOn: day(60) }
    const to = `${theCase}/support/agreed/new/support`
    return picture ? await w.does(board, to, fields, picture) : await w.sends(board, to, fields)
  }

  it(
    'says that she stays: no time to wait, no reason, and nothing else ends',
    async () => {
      stays = await beginsReturn(w, board)
      const said = choice({ chosen: 'stay', chosenOn: day(0), words: 'Kanarieval: jag stannar.' })
      await w.does(board, `${stays}/return/choice/new`, said, 'stays-01-choice')
      expect(await asks(w, board, `${stays}/return`)).toMatchObject({ phase: 'ended', outcome: 'stayed_in_sweden' })
      await w.looks(board, `${stays}/return`, 'stays-02-whole-way')
      await w.looks(board, stays, 'stays-03-case')
    },
    patiently,
  )
  it(
    'every area is asked about, every support offered, every heading of the plan there, in the same words as for her who goes',
    async () => {
      const of = (theCase: string): readonly string[] => {
        const about = theCase.split('/').at(-1) ?? ''
        return [
          ...(['support', 'sip'] as const).map((kind) => supportPaths.newAgreed(about, kind)),
          ...areas.map((area) => supportPaths.assessNeed(about, area)),
          supportPaths.newMeasureOf(about, 'talk_support'),
          `${theCase}/plans/new/own`,
        ]
      }
      const others = of(goes)
      for (const [place, path] of of(stays).entries()) expect([path, await offered(path)]).toEqual([path, await offered(others[place] ?? '')])
      const [hers, hersToo] = [await plans(stays, 'stay', 'stays-04-plan'), await plans(goes, 'return')]
      expect((await headings(`${hers}/sheet`)).slice(1)).toEqual((await headings(`${hersToo}/sheet`)).slice(1))
      expect((await headings(`${hers}/sheet`)).length).toBeGreaterThan(1)
      await w.looks(board, `${hers}/sheet`, 'stays-05-sheet')
      await w.looks(board, `${stays}/support`, 'stays-06-support')
    },
    patiently,
  )
})
