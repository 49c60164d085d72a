import type { Scene, Stage, Standing } from '#test/input/scenes.ts'

/** The first of somebody's cases in which a page of the way ahead is there. */
async function inSomeReturn({ as }: Stage, login: string, part: string): Promise<Standing | null> {
  const who = await as(login)
  for (const [, way] of (await who.reads('/returns')).matchAll(/href="(\/cases\/[0-9a-f-]{36}\/return)"/g)) {
    if ((await who.visits(`${way}${part}`)).status === 200) return [`${way}${part}`, login]
  }
  return null
}

/** What no link of the demo world leads to: both decisions there have been made. */
export const scenesOfAChoice: Readonly<Record<string, Scene>> = {
  'apply-for-return': (stage) => inSomeReturn(stage, 'coordinator.nord', '/application/new'),
  'decide-return-admission': (stage) => inSomeReturn(stage, 'coordinator.nord', '/admission/new'),
}
