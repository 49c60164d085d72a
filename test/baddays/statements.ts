/** Where one of these begins, a semicolon is no end of a statement until it ends. */
const quiet: readonly (readonly [begin: RegExp, end: (begun: string) => string])[] = [
  [/^--/, () => '\n'],
  [/^\/\*/, () => '*/'],
  [/^'/, () => "'"],
  [/^"/, () => '"'],
  [/^\$[a-z_]*\$/, (begun) => begun],
]

/** The statements of a migration, in order: text in quotes, bodies of functions and comments are not cut. */
export const statementsOf = (text: string): readonly string[] => {
  const found: string[] = []
  let from = 0
  for (let at = 0; at < text.length; at += 1) {
    const rest = text.slice(at, at + 40)
    const [begun, end] = quiet.map(([begin, ending]) => [begin.exec(rest)?.[0], ending] as const).find(([word]) => word !== undefined) ?? []
    if (begun !== undefined && end !== undefined) {
      const close = text.indexOf(end(begun), at + begun.length)
      at = close < 0 ? text.length : close + end(begun).length - 1
    } else if (text[at] === ';') {
      found.push(text.slice(from, at + 1))
      from = at + 1
    }
  }
  return found.filter((one) => one.trim() !== ';')
}

/** The same migration with something between two statements; `after` of them run before it. */
export const interrupted = (text: string, after: number, fault: string): string => {
  const statements = statementsOf(text)
  return [...statements.slice(0, after), `\n${fault};\n`, ...statements.slice(after)].join('')
}
