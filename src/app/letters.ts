import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { PublicLanguage } from '#kernel/public-language.ts'

/**
 * Letters that older systems lack, for those who read in them. What the system has comes first: only where none of these names is known does
 * the browser fetch ours (Noto Sans, OFL 1.1, one weight, the letters of that script alone).
 */
type Letters = { readonly name: string; readonly range: string; readonly known: readonly string[] }
const scripts = {
  thai: {
    name: 'noto-sans-thai',
    range: 'U+0E01-0E5B, U+200C-200D, U+25CC',
    known: ['Noto Sans Thai', 'NotoSansThai-Regular', 'Noto Sans Thai UI', 'Thonburi', 'Leelawadee UI', 'Tahoma', 'Droid Sans Thai', 'Loma'],
  },
  devanagari: {
    name: 'noto-sans-devanagari',
    range: 'U+0900-097F, U+1CD0-1CF9, U+200C-200D, U+20B9, U+25CC, U+A8E0-A8FF',
    known: [
      'Noto Sans Devanagari',
      'NotoSansDevanagari-Regular',
      'Noto Sans Devanagari UI',
      'Kohinoor Devanagari',
      'Devanagari Sangam MN',
      'Nirmala UI',
      'Mangal',
      'Lohit Devanagari',
    ],
  },
  ethiopic: {
    name: 'noto-sans-ethiopic',
    range: 'U+030E, U+1200-1399, U+2D80-2DDE, U+AB01-AB2E',
    known: ['Noto Sans Ethiopic', 'NotoSansEthiopic-Regular', 'Kefa', 'Ebrima', 'Nyala', 'Abyssinica SIL', 'Droid Sans Ethiopic'],
  },
} as const satisfies Readonly<Record<string, Letters>>

/** The script that a language is written in, where a system may lack it. */
const scriptOf: Partial<Readonly<Record<PublicLanguage, keyof typeof scripts>>> = { th: 'thai', ne: 'devanagari', ti: 'ethiopic' }
export const lettered = Object.keys(scriptOf) as readonly PublicLanguage[]

/** The font itself, as the package has it. */
export const readLetters = (language: PublicLanguage): { readonly stem: string; readonly bytes: Uint8Array<ArrayBuffer> } | null => {
  const script = scriptOf[language]
  if (!script) return null
  const { name } = scripts[script]
  const path = createRequire(import.meta.url).resolve(`@fontsource/${name}/files/${name}-${script}-400-normal.woff2`)
  return { stem: script, bytes: new Uint8Array(readFileSync(path)) }
}

/** The small sheet that names the font, beside the sheet of every page. */
export const sheetOf = (language: PublicLanguage, address: string): string => {
  const script = scriptOf[language]
  if (!script) return ''
  const { range, known } = scripts[script]
  const sources = [...known.map((name) => `local('${name}')`), `url('${address}') format('woff2')`]
  return `@font-face{font-family:'Letters';font-style:normal;font-weight:400;font-display:swap;src:${sources.join(',')};unicode-range:${range.replaceAll(' ', '')}}
body,button,input,textarea,select{font-family:-apple-system,BlinkMacSystemFont,'Segoe UI',Roboto,'Letters','Noto Sans',Arial,sans-serif}
`
}
