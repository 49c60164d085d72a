import type { ComponentChildren, VNode } from 'preact'
import type { Page, Shown } from '#ui/page.ts'
import { uiWords } from '#ui/words.ts'
import { Mark } from '#ui/mark.tsx'
import { PlaceIcon } from '#ui/place-icon.tsx'
import { Hidden } from '#ui/components/hidden.tsx'

/** Addresses of the style sheet, the scripts and the icon; the platform knows their hashed names. */
export type Assets = { readonly css: string; readonly scripts: readonly string[]; readonly icon?: string | undefined }
export type Place = { readonly key: string; readonly href: string; readonly text: string }

type Props = {
  readonly page: Page
  readonly shown: Shown
  readonly assets: Assets
  readonly children?: ComponentChildren
}

/** A hidden screen stays hidden from the first paint of the next page. */
const beforePaint = { blocking: 'render' }

/** Everything between `<html>` and `</html>`. Right-to-left languages of the public side pass `dir`. */
const Document = ({
  page,
  title,
  assets,
  direction,
  children,
}: {
  readonly page: Page
  readonly title: string
  readonly assets: Assets
  readonly direction: 'ltr' | 'rtl'
  readonly children: ComponentChildren
}): VNode => (
  <html lang={page.language} dir={direction} class="govuk-template">
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="same-origin" />
      <meta name="robots" content="noindex, nofollow" />
      <title>{title}</title>
      <link rel="stylesheet" href={assets.css} />
      {assets.icon ? <link rel="icon" type="image/svg+xml" href={assets.icon} /> : null}
      {assets.scripts.map((script) => (
        <script key={script} type="module" src={script} {...beforePaint} />
      ))}
    </head>
    <body class="govuk-template__body">
      <a href="#main" class="govuk-skip-link">
        {uiWords[page.language].frame.skip}
      </a>
      {children}
    </body>
  </html>
)

const LanguageSwitch = ({ page }: { readonly page: Page }): VNode => {
  const words = uiWords[page.language].language
  const other = page.language === 'sv' ? 'en' : 'sv'
  if (!page.reader)
    return (
      <a class="l-bar__link" href={`?language=${other}`} lang={other} hrefLang={other} aria-label={words.switchTo}>
        {words.switchTo}
      </a>
    )
  return (
    <form class="l-bar__form" method="post" action="/language">
      <Hidden name="_token" value={page.token} />
      <Hidden name="_key" value={page.newKey()} />
      <Hidden name="language" value={other} />
      <Hidden name="to" value={page.path} />
      <button class="l-bar__link" type="submit" lang={other}>
        {words.switchTo}
      </button>
    </form>
  )
}

const Bar = ({ page }: { readonly page: Page }): VNode => {
  const words = uiWords[page.language].frame
  return (
    <header class="l-bar">
      <div class="l-bar__row">
        <a class="l-bar__home" href="/" aria-label={words.home}>
          <Mark size={26} />
          <span>Lilja</span>
        </a>
        {page.reader ? (
          <p class="l-bar__reader">
            <span class="govuk-visually-hidden">{`${words.person}: `}</span>
            <span class="l-bar__zone">{page.reader.zone}</span>
            <a class="l-bar__name" href="/account">
              {page.reader.name}
            </a>
          </p>
        ) : null}
        <div class="l-bar__tools">
          <button class="l-bar__link l-bar__blur" type="button" data-blur data-shown={words.blur} data-hidden={words.unblur} title={words.blurHint} hidden>
            <svg
              class="l-bar__eye"
              width="22"
              height="22"
              viewBox="0 0 24 24"
              fill="none"
              stroke="currentColor"
              stroke-width="1.75"
              stroke-linecap="round"
              stroke-linejoin="round"
              aria-hidden="true"
              focusable="false"
            >
              <path d="M2.5 12C5 7.500 8.300 5.500 12 5.500s7 2 9.500 6.500C19 16.500 15.700 18.500 12 18.500S5 16.500 2.500 12ZM15 12a3 3 0 1 1-6 0 3 3 0 0 1 6 0ZM4.500 19.500l15-15" />
            </svg>
            <span class="l-bar__blur-word">{words.blur}</span>
          </button>
          <LanguageSwitch page={page} />
          {page.reader ? (
            <form class="l-bar__form" method="post" action="/sign-out">
              <Hidden name="_token" value={page.token} />
              <Hidden name="_key" value={page.newKey()} />
              <button class="l-bar__link" type="submit">
                {words.leave}
              </button>
            </form>
          ) : null}
        </div>
      </div>
    </header>
  )
}

const PlaceLink = ({ place, current }: { readonly place: Place; readonly current: string | undefined }): VNode => (
  <a class="l-places__link" href={place.href} aria-current={place.key === current ? 'page' : undefined}>
    <PlaceIcon place={place.key} />
    <span>{place.text}</span>
  </a>
)

/** The same row twice in look, once in the document: beside each other on a wide screen, four and "more" at the bottom of a phone. */
const Places = ({ page, places, current }: { readonly page: Page; readonly places: readonly Place[]; readonly current: string | undefined }): VNode | null => {
  if (places.length === 0) return null
  const words = uiWords[page.language].frame
  const [near, far] = places.length > 5 ? [places.slice(0, 4), places.slice(4)] : [places, []]
  return (
    <nav class="l-places" aria-label={words.places}>
      <ul class="l-places__row">
        {near.map((place) => (
          <li key={place.key}>
            <PlaceLink place={place} current={current} />
          </li>
        ))}
        {far.map((place) => (
          <li key={place.key} class="l-places__far">
            <PlaceLink place={place} current={current} />
          </li>
        ))}
        {far.length > 0 ? (
          <li class="l-places__more">
            <details>
              <summary class="l-places__link">
                <PlaceIcon place="more" />
                <span>{words.more}</span>
              </summary>
              <ul>
                {far.map((place) => (
                  <li key={place.key}>
                    <PlaceLink place={place} current={current} />
                  </li>
                ))}
              </ul>
            </details>
          </li>
        ) : null}
      </ul>
    </nav>
  )
}

const Trail = ({ page, trail }: { readonly page: Page; readonly trail: Shown['trail'] }): VNode | null =>
  trail && trail.length > 0 ? (
    <nav class="l-trail" aria-label={uiWords[page.language].frame.trail}>
      <ol>
        {trail.map((step) => (
          <li key={step.href}>
            <a href={step.href}>{step.text}</a>
          </li>
        ))}
      </ol>
    </nav>
  ) : null

type StaffProps = Props & {
  /** Which places this person has; the caller knows the roles. */
  readonly places: readonly Place[]
  /** One calm line above everything, such as that this is a demo. */
  readonly banner?: string | undefined
}

/** The whole page of a signed-in person. */
export const StaffFrame = ({ page, shown, assets, places, banner, children }: StaffProps): VNode => (
  <Document page={page} title={`${shown.title} – Lilja`} assets={assets} direction="ltr">
    {banner ? <aside class="l-banner">{banner}</aside> : null}
    <Bar page={page} />
    <Places page={page} places={places} current={shown.place} />
    <div class={shown.wide ? 'l-page l-page--wide' : 'l-page'}>
      <Trail page={page} trail={shown.trail} />
      <main id="main" class="l-main" tabIndex={-1}>
        {children ?? shown.body}
      </main>
    </div>
  </Document>
)

/** Before sign-in, and for neutral pages: no mark, no places, nothing of what this is about. */
export const PlainFrame = ({
  page,
  shown,
  assets,
  direction = 'ltr',
  banner,
  children,
}: Props & { readonly direction?: 'ltr' | 'rtl' | undefined; readonly banner?: string | undefined }): VNode => (
  <Document page={page} title={shown.title} assets={assets} direction={direction}>
    {banner ? <aside class="l-banner">{banner}</aside> : null}
    <header class="l-plain-bar">
      <div class="l-bar__row">
        <div class="l-bar__tools">
          <LanguageSwitch page={page} />
        </div>
      </div>
    </header>
    <div class="l-page l-page--plain">
      <main id="main" class="l-main" tabIndex={-1}>
        {children ?? shown.body}
      </main>
    </div>
  </Document>
)

/** A sheet that is printed and given away: neither mark, sender, links nor scripts. The browser's way back leads back. */
export const BareFrame = ({ page, shown, assets }: Props): VNode => (
  <Document page={page} title={shown.title} assets={{ css: assets.css, scripts: [] }} direction="ltr">
    <main id="main" class="l-main" tabIndex={-1}>
      {shown.body}
    </main>
  </Document>
)
