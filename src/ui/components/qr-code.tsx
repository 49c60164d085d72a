import type { VNode } from 'preact'
import { encode } from 'uqr'

type Run = { readonly x: number; readonly y: number; readonly width: number }

/** Dark squares side by side become one rectangle. */
const runsOf = (data: readonly (readonly boolean[])[]): readonly Run[] => {
  const runs: Run[] = []
  for (const [y, line] of data.entries()) {
    let start = -1
    for (let x = 0; x <= line.length; x += 1) {
      if (line[x] && start < 0) start = x
      if (!line[x] && start >= 0) {
        runs.push({ x: start, y, width: x - start })
        start = -1
      }
    }
  }
  return runs
}

/** A square code, drawn by the server; always dark on light, also in dark mode, so that phones can read it. */
export const QrCode = ({ text, title, size = 220 }: { readonly text: string; readonly title: string; readonly size?: number | undefined }): VNode => {
  const code = encode(text, { ecc: 'M', border: 4 })
  return (
    <svg class="l-qr" width={size} height={size} viewBox={`0 0 ${code.size} ${code.size}`} role="img" aria-label={title} shape-rendering="crispEdges">
      <title>{title}</title>
      <rect width={code.size} height={code.size} fill="#ffffff" />
      {runsOf(code.data).map((run) => (
        <rect key={`${run.x} ${run.y}`} x={run.x} y={run.y} width={run.width} height="1" fill="#000000" />
      ))}
    </svg>
  )
}
