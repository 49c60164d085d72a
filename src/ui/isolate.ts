import { Fragment, h, options } from 'preact'
import type { ComponentChildren, VNode } from 'preact'

/** Letters written from right to left, and signs that turn the direction of writing. Where none of them stands, nothing can turn. */
const turning = /[\u0590-\u08ff\u200e\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc]|[\ud802\ud803\ud83a\ud83b]/

/** Its content is text alone, or a drawing: no element can stand in it, and each is a line of its own. */
const textOnly = new Set(['title', 'textarea', 'option', 'script', 'style', 'text', 'tspan', 'desc', 'bdi', 'bdo'])

/** Ends of isolates that were never begun would end ours. */
function withoutStrayEnds(words: string): string {
  let open = 0
  return words.replaceAll(/[\u2066-\u2069]/g, (sign) => {
    if (sign !== '\u2069') open += 1
    else if (open === 0) return ''
    else open -= 1
    return sign
  })
}

function isolated(children: ComponentChildren): ComponentChildren {
  if (typeof children === 'string') return turning.test(children) ? h('bdi', null, withoutStrayEnds(children)) : children
  if (!Array.isArray(children)) return children
  return children.some((child) => Array.isArray(child) || (typeof child === 'string' && turning.test(child))) ? children.map(isolated) : children
}

/** An element says by `dir` that it minds the direction of its own words. */
const mayTurn = ({ type, props }: VNode<{ dir?: string }>): boolean =>
  type === Fragment || (typeof type === 'string' && !textOnly.has(type) && props.dir === undefined)

/**
 * Keeps the direction of writing of each text to itself, on every page, wherever in it the text stands. A name in Arabic is read from
 * right to left and the number beside it stays where it is; a sign that turns the rest of the line around turns its own text only.
 */
export function isolateWords(): void {
  options.vnode = (vnode) => {
    const { props } = vnode as VNode<{ dir?: string; children?: ComponentChildren }>
    if (props?.children !== undefined && mayTurn(vnode as VNode<{ dir?: string }>)) props.children = isolated(props.children)
  }
}
