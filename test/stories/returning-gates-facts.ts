import fc from 'fast-check'
import type { GateFacts } from '#capabilities/returning/domain/gates.ts'
import { riskConditions, riskOutcomes } from '#capabilities/returning/domain/joint-risk.ts'
import { fitStatuses, medicines, paperKinds, paperStatuses, trialStatuses } from '#capabilities/returning/domain/papers.ts'

const often = <Value>(usual: Value, other: fc.Arbitrary<Value>) => fc.oneof({ weight: 9, arbitrary: fc.constant(usual) }, { weight: 1, arbitrary: other })
const finding = fc.constantFrom('best', 'not_best', null)
const condition = fc.subarray([...riskConditions], { maxLength: 2 })
const paper = fc.record({
  kind: fc.constantFrom(...paperKinds),
  status: often('valid' as const, fc.constantFrom(...paperStatuses)),
  lasts: often(true, fc.boolean()),
})

/** Facts near the place where everything is open, so that one gate or two are closed as often as many. */
export const anyFacts: fc.Arbitrary<GateFacts> = fc.record({
  child: fc.boolean(),
  chosen: often('return' as const, fc.constantFrom('return', 'stay', null)),
  thought: often(true, fc.boolean()),
  admitted: often(2, fc.integer({ min: 0, max: 2 })),
  sweden: often('best' as const, finding),
  there: often('best' as const, finding),
  risk: fc.option(
    fc.record({
      sides: often(2, fc.integer({ min: 0, max: 2 })),
      signed: fc.array(fc.record({ outcome: often('safe_with_plan' as const, fc.constantFrom(...riskOutcomes)), conditions: condition }), {
        minLength: 1,
        maxLength: 2,
      }),
      met: often([...riskConditions], fc.subarray([...riskConditions])),
      holds: often(true, fc.boolean()),
    }),
    { freq: 6 },
  ),
  consent: often('holds' as const, fc.constantFrom('none', 'ends_before')),
  receiver: often(true, fc.boolean()),
  papers: fc
    .tuple(often(true, fc.boolean()), fc.array(paper, { maxLength: 3 }))
    .map(([travels, more]) => [...(travels ? [{ kind: 'passport', status: 'valid', lasts: true } as const] : []), ...more]),
  asks: fc.record({ destination: often(true, fc.boolean()), transit: often(true, fc.boolean()) }),
  trial: often('cleared' as const, fc.constantFrom(...trialStatuses, null)),
  fit: fc.option(
    fc.record({
      status: often('fit' as const, fc.constantFrom(...fitStatuses)),
      lasts: often(true, fc.boolean()),
      medicine: fc.constantFrom(...medicines),
      medicineLasts: often(true, fc.boolean()),
    }),
    { freq: 6 },
  ),
  plan: often('agreed' as const, fc.constantFrom('none', 'proposed')),
  itinerary: often(true, fc.boolean()),
})
