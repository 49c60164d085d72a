import type { VNode } from 'preact'
import { aboutLanguage, publicLanguages, type PublicLanguage } from '#kernel/public-language.ts'
import { publicPath } from '#capabilities/information/domain/pages.ts'
import type { NationalNumber } from '#capabilities/information/domain/numbers.ts'
import { countiesWith, everywhere, servicesIn, tiles, type Asked, type Service } from '#capabilities/information/domain/where.ts'
import { Numbers, ServiceCard } from '#capabilities/information/pages/public/parts.tsx'
import { publicWords } from '#capabilities/information/words/all.ts'
import { needs, publicHours } from '#capabilities/information/domain/codes.ts'
import type { Area } from '#capabilities/information/reference/areas.ts'

export type Where = {
  readonly language: PublicLanguage
  readonly services: readonly Service[]
  readonly numbers: readonly NationalNumber[]
  readonly counties: readonly Area[]
}

const countyHref = (language: PublicLanguage, code: string): string => `${publicPath(language, 'where')}/${code}`

/** The counties as a list, the same as the map shows. */
export const CountyList = ({ language, counties }: Pick<Where, 'language' | 'counties'>): VNode => (
  <ul class="p-counties">
    {counties.map(({ code, name }) => (
      <li key={code}>
        <a href={countyHref(language, code)} lang="sv" dir="ltr">
          {name}
        </a>
      </li>
    ))}
  </ul>
)

/** The counties as squares. The list beside says the same in words; for the keyboard and for ears the list is enough. */
export const CountyMap = ({ language, services, counties }: Pick<Where, 'language' | 'services' | 'counties'>): VNode => {
  const has = countiesWith(services)
  const size = 62
  return (
    <div class="p-screen" dir="ltr">
      <svg class="p-map" viewBox={`0 0 ${4 * size} ${9 * size}`} role="presentation" aria-hidden="true" focusable="false">
        {tiles.map(([code, letter, column, row]) => (
          <a key={code} href={countyHref(language, code)} tabIndex={-1} class={has.has(code) ? 'p-map-has' : undefined}>
            <title>{counties.find((county) => county.code === code)?.name}</title>
            <rect x={column * size + 3} y={row * size + 3} width={size - 6} height={size - 6} rx="6" />
            <text x={column * size + size / 2} y={row * size + size / 2 + 6}>
              {letter}
            </text>
          </a>
        ))}
      </svg>
      <p class="p-quiet" lang={aboutLanguage(language).lang} dir={aboutLanguage(language).dir}>
        {publicWords(language).where.map}
      </p>
    </div>
  )
}

export const AskForm = ({
  language,
  counties,
  asked,
}: Pick<Where, 'language' | 'counties'> & { readonly asked: Asked & { readonly place?: string } }): VNode => {
  const t = publicWords(language)
  const any = <option value="">{t.where.any}</option>
  return (
    <form method="post" action={publicPath(language, 'where')} class="p-screen" data-stay>
      <label for="place">{t.where.place}</label>
      <select id="place" name="place" lang="sv">
        <option value={everywhere} lang={aboutLanguage(language).lang} selected={asked.place === undefined || asked.place === everywhere}>
          {t.where.sweden}
        </option>
        {counties.map((county) => (
          <optgroup key={county.code} label={county.name}>
            <option value={county.code} selected={county.code === asked.place}>
              {county.name}
            </option>
            {county.municipalities.map(({ code, name }) => (
              <option key={code} value={code} selected={code === asked.place}>
                {name}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
      <label for="need">{t.where.need}</label>
      <select id="need" name="need">
        {any}
        {needs.map((need) => (
          <option key={need} value={need} selected={need === asked.need}>
            {t.needs[need]}
          </option>
        ))}
      </select>
      <label for="when">{t.where.when}</label>
      <select id="when" name="when">
        {any}
        {publicHours.map((hours) => (
          <option key={hours} value={hours} selected={hours === asked.hours}>
            {t.hours[hours]}
          </option>
        ))}
      </select>
      <label for="spoken">{t.where.spoken}</label>
      <select id="spoken" name="spoken">
        {any}
        {publicLanguages
          .filter((one) => one !== 'sv-easy')
          .map((one) => (
            <option key={one} value={one} lang={aboutLanguage(one).lang} selected={one === asked.spoken}>
              {aboutLanguage(one).name}
            </option>
          ))}
      </select>
      <button type="submit">{t.where.show}</button>
    </form>
  )
}

export const National = ({ language, numbers }: Pick<Where, 'language' | 'numbers'>): VNode => (
  <section>
    <h2>{publicWords(language).numbers.title}</h2>
    <Numbers numbers={numbers} language={language} />
  </section>
)

/** First the counties, then the form, then the numbers that always help. */
export const WherePage = (where: Where): VNode => {
  const t = publicWords(where.language)
  return (
    <>
      <h1>{t.where.title}</h1>
      <p>{t.where.lead}</p>
      <div class="p-beside">
        <div>
          <h2>{t.where.counties}</h2>
          <CountyList {...where} />
        </div>
        <CountyMap {...where} />
      </div>
      <AskForm {...where} asked={{}} />
      <National {...where} />
    </>
  )
}

type ListedProps = {
  readonly services: readonly Service[]
  readonly language: PublicLanguage
  readonly level: 2 | 3
  /** Where each is, when more than one place was asked about. */
  readonly placesOf?: ((service: Service) => string) | undefined
}
export const Listed = ({ services, language, level, placesOf }: ListedProps): VNode =>
  services.length === 0 ? (
    <p>{publicWords(language).where.none}</p>
  ) : (
    <>
      {services.map((service) => (
        <ServiceCard key={service.id} service={service} language={language} level={level} places={placesOf?.(service)} />
      ))}
    </>
  )

/** Counted on the page: what stands in the address names no municipality. */
const anchorOf = (place: number): string => `p${place + 1}`

/** A county: first its municipalities to choose from, then whom one can turn to in each. */
export const CountyPage = ({ county, ...where }: Where & { readonly county: Area }): VNode => {
  const t = publicWords(where.language)
  const whole = servicesIn(where.services, county.code)
  return (
    <>
      <h1>
        <span lang="sv" dir="ltr">
          {county.name}
        </span>
      </h1>
      <ul class="p-languages p-screen">
        {county.municipalities.map(({ code, name }, place) => (
          <li key={code}>
            <a href={`#${anchorOf(place)}`} lang="sv" dir="ltr">
              {name}
            </a>
          </li>
        ))}
      </ul>
      {whole.length > 0 ? (
        <section>
          <h2>{t.where.whole}</h2>
          <Listed services={whole} language={where.language} level={3} />
        </section>
      ) : null}
      {county.municipalities.map(({ code, name }, place) => (
        <section key={code}>
          <h2 id={anchorOf(place)} lang="sv" dir="ltr">
            {name}
          </h2>
          <Listed services={servicesIn(where.services, code)} language={where.language} level={3} />
        </section>
      ))}
      <National {...where} />
      <p>
        <a href={publicPath(where.language, 'where')}>{t.where.counties}</a>
      </p>
    </>
  )
}
