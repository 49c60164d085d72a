type Edges = readonly [left: number, top: number, right: number, bottom: number]

const measured = (outline: string): Edges => {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of outline.split('z')) {
    let [x, y] = [0, 0]
    const numbers = (ring.match(/-?\d+/g) ?? []).map(Number)
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      ;[x, y] = [x + (numbers[at] ?? 0), y + (numbers[at + 1] ?? 0)]
      ;[left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)]
    }
  }
  return [left, top, right, bottom]
}

// Outlines are reference data: a few hundred texts that never change, drawn again on every page with a map.
const known = new Map<string, Edges>()
const edgesOf = (outline: string): Edges => {
  const edges = known.get(outline) ?? measured(outline)
  known.set(outline, edges)
  return edges
}

/** The box around outlines that were written as `M x y l dx dy …`, in the units of the picture, with a margin. */
export function boxAround(
  outlines: readonly string[],
  margin: number,
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  let [left, top, right, bottom]: Edges = [Infinity, Infinity, -Infinity, -Infinity]
  for (const [l, t, r, b] of outlines.map(edgesOf)) [left, top, right, bottom] = [Math.min(left, l), Math.min(top, t), Math.max(right, r), Math.max(bottom, b)]
  return { x: left - margin, y: top - margin, width: right - left + 2 * margin, height: bottom - top + 2 * margin }
}
