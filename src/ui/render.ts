import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { isolateWords } from '#ui/isolate.ts'

isolateWords()

/** A whole document as text. Everything in it is escaped by the renderer; there is no way in for markup. */
export const renderDocument = <Props>(vnode: VNode<Props>): string => `<!doctype html>${renderToString(vnode as VNode)}`
