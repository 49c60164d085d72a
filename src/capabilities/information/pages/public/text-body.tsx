import type { VNode } from 'preact'
import { aboutLanguage } from '#kernel/public-language.ts'
import type { Block, Inline } from '#capabilities/information/domain/markdown.ts'

/** Where a link of a text leads: a page of the site, or a number. */
export type LinkTo = (to: string) => string

const parts = (inlines: readonly Inline[], linkTo: LinkTo): (VNode | string)[] =>
  inlines.map((one, at) => {
    if (one.kind === 'text') return one.text
    if (one.kind === 'strong') return <strong key={at}>{parts(one.parts, linkTo)}</strong>
    if (one.kind === 'foreign') {
      const { lang, dir } = aboutLanguage(one.language)
      return (
        <bdi key={at} lang={lang} dir={dir}>
          {one.text}
        </bdi>
      )
    }
    return one.to.startsWith('tel:') ? (
      <a key={at} href={one.to}>
        <bdi dir="ltr">{one.text}</bdi>
      </a>
    ) : (
      <a key={at} href={linkTo(one.to)}>
        {one.text}
      </a>
    )
  })

const isWays = (block: Block): boolean =>
  block.kind === 'list' && block.items.every((item) => item.length === 1 && item[0]?.kind === 'link' && !item[0].to.startsWith('tel:'))

const blockOf = (block: Block, at: number, linkTo: LinkTo): VNode => {
  switch (block.kind) {
    case 'heading': {
      const Heading = block.level === 2 ? 'h2' : 'h3'
      return (
        <Heading key={at} id={block.id}>
          {parts(block.parts, linkTo)}
        </Heading>
      )
    }
    case 'paragraph':
      return <p key={at}>{parts(block.parts, linkTo)}</p>
    case 'callout':
      return (
        <div key={at} class="p-note">
          <p>{parts(block.parts, linkTo)}</p>
        </div>
      )
    case 'list':
      return (
        <ul key={at} class={isWays(block) ? 'p-go' : undefined}>
          {block.items.map((item, number) => (
            <li key={number}>{parts(item, linkTo)}</li>
          ))}
        </ul>
      )
  }
}

const calls112 = (inlines: readonly Inline[]): boolean =>
  inlines.some((one) => (one.kind === 'link' && one.to === 'tel:112') || (one.kind === 'strong' && calls112(one.parts)))

/** How many blocks, from the first, say what to do in danger: a heading and what follows it, when that has 112 in it. */
function dangerEnd(blocks: readonly Block[]): { readonly from: number; readonly to: number } | null {
  const from = blocks.findIndex((block) => block.kind === 'heading')
  if (from < 0 || from > 2) return null
  const next = blocks.findIndex((block, at) => at > from && block.kind === 'heading')
  const to = next < 0 ? blocks.length : next
  return blocks.slice(from, to).some((block) => block.kind === 'paragraph' && calls112(block.parts)) ? { from, to } : null
}

/** A text as the reader sees it. What to do in danger stands in a frame of its own. */
export const TextBody = ({ blocks, linkTo }: { readonly blocks: readonly Block[]; readonly linkTo: LinkTo }): VNode => {
  const danger = dangerEnd(blocks)
  if (!danger) return <>{blocks.map((block, at) => blockOf(block, at, linkTo))}</>
  return (
    <>
      {blocks.slice(0, danger.from).map((block, at) => blockOf(block, at, linkTo))}
      <section class="p-danger">{blocks.slice(danger.from, danger.to).map((block, at) => blockOf(block, at, linkTo))}</section>
      {blocks.slice(danger.to).map((block, at) => blockOf(block, danger.to + at, linkTo))}
    </>
  )
}
