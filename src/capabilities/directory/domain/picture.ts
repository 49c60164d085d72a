/** The box around outlines that were written as `M x y l dx dy …`, in the units of the picture, with a margin. */
export function boxAround(
  outlines: readonly string[],
  margin: number,
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  let [left, top, right, bottom] = [Infinity, Infinity, -Infinity, -Infinity]
  for (const ring of outlines.flatMap((outline) => outline.split('z'))) {
    let [x, y] = [0, 0]
    const numbers = (ring.match(/-?\d+/g) ?? []).map(Number)
    for (let at = 0; at + 1 < numbers.length; at += 2) {
      ;[x, y] = [x + (numbers[at] ?? 0), y + (numbers[at + 1] ?? 0)]
      ;[left, top, right, bottom] = [Math.min(left, x), Math.min(top, y), Math.max(right, x), Math.max(bottom, y)]
    }
  }
  return { x: left - margin, y: top - margin, width: right - left + 2 * margin, height: bottom - top + 2 * margin }
}
