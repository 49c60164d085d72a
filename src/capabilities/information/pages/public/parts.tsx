import type { VNode } from 'preact'
import { aboutLanguage, type PublicLanguage } from '#kernel/public-language.ts'
import { dialled, type NationalNumber } from '#capabilities/information/domain/numbers.ts'
import type { Service } from '#capabilities/information/domain/where.ts'
import { publicWords } from '#capabilities/information/words/all.ts'

export const Phone = ({ number }: { readonly number: string }): VNode => (
  <a class="p-number" href={dialled(number)}>
    <bdi dir="ltr">{number}</bdi>
  </a>
)

/** The national numbers, in one language. */
export const Numbers = ({ numbers, language }: { readonly numbers: readonly NationalNumber[]; readonly language: PublicLanguage }): VNode => {
  const t = publicWords(language)
  return (
    <ul class="p-counties">
      {numbers.map((one) => (
        <li key={one.code} class="p-service">
          <Phone number={one.number} />
          <p>{t.numbers[one.code]}</p>
          {one.hours ? <p class="p-quiet">{t.hours[one.hours]}</p> : null}
        </li>
      ))}
    </ul>
  )
}

/** A place to turn to. Its own name is Swedish, and is read aloud as such. */
export const ServiceCard = ({
  service,
  language,
  level,
  places,
}: {
  readonly service: Service
  readonly language: PublicLanguage
  readonly level: 2 | 3
  /** Where it is, when more than one place was asked about. */
  readonly places?: string | undefined
}): VNode => {
  const t = publicWords(language)
  const Heading = level === 2 ? 'h2' : 'h3'
  const [name, lang] = language === 'en' ? [service.nameEn, 'en'] : [service.nameSv, 'sv']
  return (
    <div class="p-service">
      <Heading>{t.kinds[service.kind]}</Heading>
      <p>
        <span lang={lang} dir="ltr">
          {name}
        </span>
      </p>
      {places === undefined ? null : (
        <p lang="sv" dir="ltr">
          {places}
        </p>
      )}
      <p>
        <Phone number={service.phone} />
      </p>
      <p>
        <strong>{t.hours[service.hours]}</strong>
        {service.child ? `. ${t.where.children}` : ''}
        {service.interpreter ? `. ${t.where.interpreter}` : ''}.
      </p>
      {service.spoken.length > 0 ? (
        <p>
          {`${t.where.speaks}: `}
          {service.spoken.map((one, at) => (
            <span key={one} lang={aboutLanguage(one).lang} dir={aboutLanguage(one).dir}>
              {`${at > 0 ? ', ' : ''}${aboutLanguage(one).name}`}
            </span>
          ))}
        </p>
      ) : null}
      <p class="p-quiet">
        {`${t.where.checked}: `}
        <bdi dir="ltr">{service.checkedOn}</bdi>
      </p>
    </div>
  )
}
