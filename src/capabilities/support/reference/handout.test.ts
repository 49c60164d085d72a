import { describe, expect, it } from 'vitest'
import { handoutIn, handoutLanguages } from '#capabilities/support/reference/handout.ts'

/** Words that tell whoever finds the paper that there is a danger, a case or an authority. */
const telling =
  /skydd|säker|trygg|hot\b|våld|brott|polis|rätten|rättegång|juri|social|nämnd|myndighet|missbruk|sluta|trauma|psykolog|sjuk|tillstånd|bistånd|vårdnad|rädd|hemlig|kontaktar|berättar|spår|kodord|planen|shelter|protect|safe|threat|violen|crime|police|court|legal|welfare|board|municipal|addict|stop\b|trauma|psycholog|illness|permit|assistance|custod|afraid|secret|never|track|code word|the plan|poliți|tribunal|instanț|judec|violen|protej|protec|adăpost|sigur|amenin|pericol|social|autorit|primări|avocat|juridic|permis|despăgub|secret|teamă|frică|urmăr|policía|juez|juzgado|peligro|amenaza|refugio|segur|ayuntamiento|abogad|jurídic|permiso|indemniz|miedo|psicól|traum|terap|adicci|tutor|custod/i

describe('the plan on paper', () => {
  it.each(handoutLanguages)('says nothing of why in any of its own words: %s', (language) => {
    const handout = handoutIn(language)
    if (handout === null) throw new Error(language)
    const { title, goals, measures, until, parts, codes } = handout
    expect([title, goals, measures, until, ...Object.values(parts), ...Object.values(codes)].filter((words) => telling.test(words))).toEqual([])
  })
})
