import { good, look, type RoomCheck } from '#app/verbs/doctor/finding.ts'
import { firstOfEach, gapsAhead, horizonDays } from '#capabilities/directory/domain/gaps.ts'
import { dutyAhead, municipalitiesWithOrder, workToday } from '#capabilities/directory/store/exchange.ts'
import { orderOf } from '#capabilities/directory/store/order.ts'
import { calendarSince, presenceRules } from '#capabilities/directory/store/rules.ts'

const minuteOf = (at: Date): string => `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`

/** Whether somebody will answer within the week, wherever an order says who should. */
export const checkDutyAhead: RoomCheck = async (tx) => {
  const day = await workToday(tx)
  const codes = await municipalitiesWithOrder(tx, day)
  const [order, rules, calendar, ahead] = [
    await orderOf(tx, codes, day),
    await presenceRules(tx),
    await calendarSince(tx, day),
    await dutyAhead(tx, horizonDays),
  ]
  const gaps = codes.flatMap((municipality) => {
    const own = order.filter((line) => line.municipalityCode === municipality)
    const ready = { rules, calendar, order: own, duties: ahead.duties.filter((duty) => own.some((line) => line.functionId === duty.functionId)) }
    return firstOfEach(gapsAhead(ready, ahead.now)).map((gap) => ({ ...gap, municipality }))
  })
  if (codes.length === 0) return [good('on call', 'no municipality has an order yet')]
  if (gaps.length === 0) return [good('on call', `somebody answers in all ${codes.length} municipalities that have an order, for ${horizonDays} days`)]
  const named = [...gaps].sort((a, b) => a.from.getTime() - b.from.getTime()).slice(0, 8)
  const words = named.map(
    (gap) => `${gap.municipality} ${gap.kind} ${gap.why === 'nobody-named' ? 'nobody named' : `nobody on duty from ${minuteOf(gap.from)}`}`,
  )
  const rest = gaps.length > named.length ? ` and ${gaps.length - named.length} more` : ''
  return [
    look(
      'on call',
      `${gaps.length} functions without anybody within ${horizonDays} days: ${words.join('; ')}${rest}`,
      'Their administrators and coordinators see it on the first page of the directory: name a function there, or fill its rota.',
    ),
  ]
}
