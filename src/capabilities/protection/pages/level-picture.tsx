import type { VNode } from 'preact'
import { scaleUtc } from 'd3-scale'
import type { Page } from '#ui/page.ts'
import { Details } from '#ui/components/details.tsx'
import { isoDay, isoMinute, ticks } from '#ui/when.ts'
import { dangers, type Danger, type Level, type OwnLevel } from '#capabilities/protection/domain/levels.ts'
import type { VersionModel } from '#capabilities/protection/queries/show-risk.ts'
import { protectionWords } from '#capabilities/protection/words.ts'

const width = 720
const left = 92
const right = 24
/** Rows of one small picture from the top: three ordered levels, and what is not known apart from them. */
const rows: readonly Level[] = ['high', 'medium', 'low', 'unknown']
const step = 22
const head = 30
const tall = head + rows.length * step + 14
const day = 86_400_000

type Props = { readonly versions: readonly VersionModel[]; readonly page: Page }

const rowOf = (level: Level): number => head + rows.indexOf(level) * step
const isShown = (own: OwnLevel): own is Level => own !== 'not_asked'

const scaleFor = (oldest: Date, now: Date) => {
  const pad = Math.max((now.getTime() - oldest.getTime()) * 0.04, day / 4)
  return scaleUtc()
    .domain([new Date(oldest.getTime() - pad), new Date(now.getTime() + pad)])
    .range([left, width - right])
}
type Scale = ReturnType<typeof scaleFor>

/** One danger over time. A line joins what follows on each other only between known levels: not knowing is no place on the way. */
const One = ({ danger, versions, x, top, page }: Props & { readonly danger: Danger; readonly x: Scale; readonly top: number }): VNode => {
  const t = protectionWords[page.language]
  return (
    <g transform={`translate(0 ${top})`}>
      <text class="l-lanes__name" x={8} y={14}>
        {t.dangers[danger]}
      </text>
      {rows.map((level) => (
        <g key={level}>
          <text class="l-lanes__tick" x={8} y={rowOf(level) + 4}>
            {t.levels[level]}
          </text>
          <line class={level === 'unknown' ? 'l-lanes__grid' : 'l-lanes__rail'} x1={left} x2={width - right} y1={rowOf(level)} y2={rowOf(level)} />
        </g>
      ))}
      {versions.map((one, place) => {
        const { level, own } = one.judgements[danger]
        const until = versions[place + 1]?.madeAt ?? page.now
        const [from, to, y] = [x(one.madeAt), x(until), rowOf(level)]
        return (
          <g key={one.id}>
            <g class={`l-lanes__span l-lanes__span--${level === 'high' ? 'late' : level === 'medium' ? 'soon' : level === 'low' ? 'done' : 'quiet'}`}>
              <rect x={from} y={y - 4} width={Math.max(2, to - from)} height={8} rx={4} />
            </g>
            <g class={`l-lanes__mark l-lanes__mark--${level === 'high' ? 'late' : 'plain'}`}>
              <title>{`${t.risk.number(one.number)}, ${isoDay(one.madeAt)}: ${t.levels[level]}`}</title>
              <circle cx={from} cy={y} r={7} />
            </g>
            {isShown(own) ? (
              <g>
                <title>{`${t.risk.own}, ${isoDay(one.madeAt)}: ${t.ownLevels[own]}`}</title>
                <circle class="l-lanes__today" fill="none" cx={from} cy={rowOf(own)} r={10.5} />
              </g>
            ) : null}
          </g>
        )
      })}
    </g>
  )
}

/** Every version of one unit over time, four dangers each for itself, and the same as a table. */
export const LevelPicture = ({ versions, page }: Props): VNode => {
  const t = protectionWords[page.language]
  const ordered = [...versions].sort((a, b) => a.number - b.number)
  const x = scaleFor(ordered[0]?.madeAt ?? page.now, page.now)
  const all = dangers.length * tall + 26
  const say = ticks.days[page.language]
  return (
    <figure class="l-lanes">
      <p class="govuk-hint">{t.risk.pictureLead}</p>
      <div class="l-scroll" tabIndex={0} role="group" aria-label={t.risk.picture}>
        <svg class="l-lanes__picture" viewBox={`0 0 ${width} ${all}`} width={width} height={all} role="img" aria-label={t.risk.picture}>
          <title>{t.risk.picture}</title>
          <desc>{dangers.map((danger) => `${t.dangers[danger]}: ${ordered.map((one) => t.levels[one.judgements[danger].level]).join(', ')}`).join('. ')}</desc>
          {dangers.map((danger, place) => (
            <One key={danger} danger={danger} versions={ordered} x={x} top={place * tall} page={page} />
          ))}
          {x
            .ticks(5)
            .filter((tick, place, all) => place === 0 || say.format(tick) !== say.format(all[place - 1]))
            .map((tick) => (
              <text key={tick.toISOString()} class="l-lanes__tick" x={x(tick)} y={all - 6} text-anchor="middle">
                {say.format(tick)}
              </text>
            ))}
        </svg>
      </div>
      <Details summary={t.risk.pictureTable}>
        <div class="l-scroll" tabIndex={0} role="group" aria-label={t.risk.pictureTable}>
          <table class="l-lanes__table">
            <thead>
              <tr>
                {[t.at, ...dangers.map((danger) => t.dangers[danger])].map((text) => (
                  <th key={text} scope="col">
                    {text}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {ordered.map((one) => (
                <tr key={one.id}>
                  <th scope="row" class="l-tabular">
                    {isoMinute(one.madeAt)}
                  </th>
                  {dangers.map((danger) => (
                    <td key={danger}>
                      {`${t.levels[one.judgements[danger].level]} (${t.risk.own.toLowerCase()}: ${t.ownLevels[one.judgements[danger].own]})`}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </Details>
    </figure>
  )
}
