import type { VNode } from 'preact'
import { publicPath } from '#capabilities/information/domain/pages.ts'
import { servicesOf, type Asked, type Service } from '#capabilities/information/domain/where.ts'
import { AskForm, CountyList, Listed, National, type Where } from '#capabilities/information/pages/public/where-pages.tsx'
import { publicWords } from '#capabilities/information/words/all.ts'
import { placeName } from '#capabilities/information/reference/areas.ts'

/** So many are shown of more than one municipality; a smaller place shows the rest. */
const mostShown = 40
const placesOf = ({ areas }: Service): string => {
  const names = areas.flatMap((code) => placeName(code) ?? [])
  return names.length > 5 ? `${names.slice(0, 5).join(', ')} …` : names.join(', ')
}

type AskedWhere = Where & { readonly asked: Asked & { readonly place: string } }

/** The counties with what was asked besides: it is sent again, since no address holds it. Where nothing was, they are links. */
const Counties = ({ asked, ...where }: AskedWhere): VNode => {
  const { language, counties } = where
  const kept = [
    ['need', asked.need],
    ['when', asked.hours],
    ['spoken', asked.spoken],
  ].flatMap(([name, value]) => (name && value ? [{ name, value }] : []))
  return (
    <section class={kept.length === 0 ? undefined : 'p-screen'}>
      <h2>{publicWords(language).where.counties}</h2>
      {kept.length === 0 ? (
        <CountyList {...where} />
      ) : (
        <ul class="p-counties">
          {counties.map(({ code, name }) => (
            <li key={code}>
              <form method="post" action={publicPath(language, 'where')} data-stay>
                {[{ name: 'place', value: code }, ...kept].map((one) => (
                  <input key={one.name} type="hidden" {...one} />
                ))}
                <button type="submit" lang="sv" dir="ltr">
                  {name}
                </button>
              </form>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

/**
 * What was asked for, answered. It was sent, not written in the address, and is kept nowhere. Of a county or all of Sweden each says where it is;
 * where there are more than stand here, the page says of how many, and what to choose stands right after them.
 *
 * @param name the place; `null` is all of Sweden
 */
export const AnswerPage = ({ asked, name, ...where }: AskedWhere & { readonly name: string | null }): VNode => {
  const t = publicWords(where.language)
  const found = servicesOf(where.services, asked.place, asked)
  const isWide = asked.place.length < 4
  const isCut = isWide && found.length > mostShown
  const choose = name === null ? t.where.chooseCounty : t.where.chooseMunicipality
  const again = <AskForm {...where} asked={asked} />
  return (
    <>
      <h1>
        {name === null ? (
          t.where.sweden
        ) : (
          <span lang="sv" dir="ltr">
            {name}
          </span>
        )}
      </h1>
      {isCut ? (
        <p class="p-note">
          <a href="#h1">{choose(mostShown, found.length)}</a>
        </p>
      ) : null}
      <Listed services={isCut ? found.slice(0, mostShown) : found} language={where.language} level={2} placesOf={isWide ? placesOf : undefined} />
      {isCut ? (
        <section>
          <h2 id="h1">{choose(mostShown, found.length)}</h2>
          {again}
        </section>
      ) : null}
      {name === null ? <Counties {...where} asked={asked} /> : null}
      <National {...where} />
      {isCut ? null : (
        <>
          <h2>{t.where.title}</h2>
          {again}
        </>
      )}
    </>
  )
}
