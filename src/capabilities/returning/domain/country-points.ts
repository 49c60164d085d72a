/** About where each country lies: degrees north and east of its middle, whole ones. A picture of the way, never of a place. */
const points =
  'AD43,2 AE24,54 AF34,66 AG17,-62 AL41,20 AM40,45 AO-12,18 AR-34,-64 AT47,14 AU-25,134 AZ40,48 BA44,18 BB13,-60 BD24,90 BE51,5 BF12,-2 BG43,25 BH26,51 BI-3,30 BJ9,2 BN5,115 BO-17,-65 ' +
  'BR-10,-53 BS24,-76 BT27,90 BW-22,24 BY53,28 BZ17,-89 CA58,-100 CD-3,23 CF7,21 CG-1,15 CH47,8 CI8,-6 CL-33,-71 CM6,12 CN36,103 CO4,-73 CR10,-84 CU22,-79 CV15,-24 CY35,33 CZ50,15 ' +
  'DE51,10 DJ12,43 DK56,10 DM15,-61 DO19,-70 DZ28,3 EC-2,-78 EE59,26 EG27,30 ER15,39 ES40,-4 ET9,40 FI63,26 FJ-18,178 FM7,158 FR47,2 GA-1,12 GB54,-2 GD12,-62 GE42,44 GH8,-1 GM13,-15 ' +
  'GN10,-11 GQ2,10 GR39,22 GT16,-90 GW12,-15 GY5,-59 HN15,-87 HR45,16 HT19,-72 HU47,19 ID-2,118 IE53,-8 IL31,35 IN22,79 IQ33,44 IR32,54 IS65,-19 IT43,12 JM18,-77 JO31,36 JP37,138 KE1,38 ' +
  'KG41,75 KH13,105 KI1,173 KM-12,44 KN17,-63 KP40,127 KR36,128 KW29,48 KZ48,67 LA18,104 LB34,36 LC14,-61 LI47,10 LK8,81 LR6,-9 LS-30,28 LT55,24 LU50,6 LV57,25 LY27,17 MA32,-6 MC44,7 MD47,29 ' +
  'ME43,19 MG-19,47 MH7,171 MK42,22 ML17,-4 MM21,96 MN47,104 MR20,-10 MT36,14 MU-20,58 MV3,73 MW-13,34 MX24,-102 MY4,109 MZ-17,36 NA-22,17 NE17,9 NG9,8 NI13,-85 NL52,5 NO62,10 NP28,84 NR-1,167 ' +
  'NZ-41,174 OM21,56 PA8,-80 PE-9,-75 PG-6,144 PH12,122 PK30,69 PL52,19 PS32,35 PT40,-8 PW7,134 PY-23,-58 QA25,51 RO46,25 RS44,21 RU60,90 RW-2,30 SA24,45 SB-9,160 SC-5,55 SD15,30 SE62,15 SG1,104 ' +
  'SI46,15 SK49,20 SL8,-12 SM44,12 SN14,-14 SO6,46 SR4,-56 SS7,30 ST0,7 SV14,-89 SY35,38 SZ-27,31 TD15,19 TG9,1 TH15,101 TJ39,71 TL-9,126 TM39,59 TN34,9 TO-20,-175 TR39,35 TT11,-61 TV-8,179 TW24,121 ' +
  'TZ-6,35 UA49,31 UG1,32 US39,-98 UY-33,-56 UZ41,64 VC13,-61 VE7,-66 VN16,107 VU-16,167 WS-14,-172 XK43,21 YE16,48 ZA-29,25 ZM-13,28 ZW-19,30 AS-14,-171 AX60,20 FO62,-7 GL72,-42 HK22,114 MO22,113 PR18,-66'

export type Point = { readonly code: string; readonly north: number; readonly east: number }
export const countryPoints: readonly Point[] = points.split(' ').map((one) => {
  const [north = 0, east = 0] = one.slice(2).split(',').map(Number)
  return { code: one.slice(0, 2), north, east }
})

export type Drawn = { readonly code: string; readonly x: number; readonly y: number }
export type Route = {
  readonly box: readonly [x: number, y: number, width: number, height: number]
  readonly stops: readonly Drawn[]
  readonly others: readonly Drawn[]
}

/**
 * A way through countries, drawn flat: x grows to the east, y to the south, in degrees. The way takes the short side of the world, also across the date line.
 * Countries without a point are left out; `null` when none is left.
 */
export function routeOf(codes: readonly string[]): Route | null {
  const stops: Drawn[] = []
  for (const code of codes) {
    const point = countryPoints.find((one) => one.code === code)
    if (!point) continue
    const before = stops.at(-1)?.x ?? point.east
    const turns = Math.round((before - point.east) / 360)
    stops.push({ code, x: point.east + turns * 360, y: -point.north })
  }
  if (stops.length === 0) return null
  const [xs, ys] = [stops.map((one) => one.x), stops.map((one) => one.y)]
  const [left, right, top, bottom] = [Math.min(...xs) - 12, Math.max(...xs) + 12, Math.min(...ys) - 8, Math.max(...ys) + 8]
  const others = countryPoints.flatMap(({ code, north, east }) =>
    [-360, 0, 360]
      .map((turn) => ({ code, x: east + turn, y: -north }))
      .filter((one) => one.x > left && one.x < right && one.y > top && one.y < bottom && !codes.includes(code)),
  )
  return { box: [left, top, right - left, bottom - top], stops, others }
}
