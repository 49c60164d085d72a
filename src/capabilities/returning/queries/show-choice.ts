import { z } from 'zod'
import type { Visit } from '#platform/http/visit.ts'
import { lastMomentOf, nameBook, Names } from '#capabilities/cases/contract.ts'
import { bothFindBest, founds, isDecider, newestFindings, noReasons, sides, mayFind } from '#capabilities/returning/domain/admission.ts'
import { chosens, informationItems, interpreters, lackOf, ways } from '#capabilities/returning/domain/choice.ts'
import { rightsThere } from '#capabilities/returning/domain/return.ts'
import { choicePaths } from '#capabilities/returning/choice-paths.ts'
import { choiceStanding } from '#capabilities/returning/queries/choice-standing.ts'
import type { Entered } from '#capabilities/returning/queries/enter.ts'
import { ruleOn } from '#capabilities/returning/queries/readiness.ts'
import type { ReturnLane, ReturnMoment } from '#capabilities/returning/queries/sections.ts'
import { rulesOf } from '#capabilities/returning/store/choice.ts'
import { inBothChoice } from '#capabilities/returning/words.choice.ts'
import { isoDay } from '#ui/when.ts'

const decision = z.object({
  zoneId: z.string(),
  madeBy: z.string(),
  answer: z.enum(['yes', 'no']),
  reason: z.enum(noReasons).nullable(),
  decidedOn: z.string(),
})
export const choiceAnswer = z.object({
  caseId: z.string(),
  talks: z.array(
    z.object({
      id: z.string(),
      givenOn: z.string(),
      language: z.string(),
      interpreter: z.enum(interpreters),
      lack: z.enum(['no-interpreter', 'interpreter-not-independent', 'interpreter-same-network']).nullable(),
      edition: z.string(),
    }),
  ),
  missing: z.array(z.enum(informationItems)),
  missingWays: z.array(z.enum(ways)),
  informedOn: z.string().nullable(),
  earliestOn: z.string().nullable(),
  longer: z.boolean(),
  source: z.string(),
  choice: z.object({ chosen: z.enum(chosens), chosenOn: z.string() }).nullable(),
  application: z.object({ appliedOn: z.string(), destination: z.string().nullable(), rightThere: z.enum(rightsThere).nullable() }).nullable(),
  consent: z.boolean(),
  decisions: z.object({ coordinator: decision.nullable(), partner: decision.nullable() }),
  /** What is found about a child, for those who may read it. */
  child: z.object({ findings: z.array(z.object({ side: z.enum(sides), found: z.enum(founds), foundOn: z.string() })), best: z.boolean() }).nullable(),
  may: z.object({ inform: z.boolean(), choose: z.boolean(), apply: z.boolean(), decide: z.boolean(), find: z.boolean() }),
  names: Names,
})
export type ChoiceModel = z.input<typeof choiceAnswer>

/** Information, choice, application, admission and what is found about a child: codes, days, and both names of the decision. */
export async function readChoice(visit: Visit, entered: Entered): Promise<ChoiceModel> {
  const { card, journey } = entered
  const standing = await choiceStanding(visit, entered)
  const { talks, readiness, choice, application, decisions, findings } = standing
  const talking = journey.mayWrite && journey.phase === 'choice'
  const of = (part: 'coordinator' | 'partner') => decisions.find((one) => one.part === part) ?? null
  return {
    caseId: card.id,
    talks: talks.map((one) => ({
      id: one.id,
      givenOn: one.givenOn,
      language: one.language,
      interpreter: one.interpreter,
      lack: lackOf(one),
      edition: one.edition,
    })),
    missing: [...readiness.missing],
    missingWays: [...readiness.missingWays],
    informedOn: readiness.informedOn,
    earliestOn: readiness.earliestOn,
    longer: readiness.longer,
    source: ruleOn(await rulesOf(visit.tx, 'time_to_think'), readiness.informedOn ?? isoDay(visit.now)).source,
    choice: choice && { chosen: choice.chosen, chosenOn: choice.chosenOn },
    application: application && { appliedOn: application.appliedOn, destination: journey.destination, rightThere: journey.rightThere },
    consent: standing.consent,
    decisions: { coordinator: of('coordinator'), partner: of('partner') },
    child:
      standing.isChild && standing.seesFindings
        ? { findings: newestFindings(findings).map(({ side, found, foundOn }) => ({ side, found, foundOn })), best: bothFindBest(findings) }
        : null,
    may: {
      inform: talking && choice === null,
      choose: talking && choice === null && journey.part !== 'abroad',
      apply: talking && choice?.chosen === 'return' && journey.part === 'coordinator',
      decide: journey.mayWrite && journey.phase === 'applied' && isDecider(journey.part) && of(journey.part) === null,
      find: journey.mayWrite && standing.seesFindings && standing.isChild && mayFind(journey.phase),
    },
    names: await nameBook(
      visit,
      decisions.map((one) => one.madeBy),
      decisions.map((one) => one.zoneId),
    ),
  }
}

export async function choiceMoments(visit: Visit, entered: Entered): Promise<readonly ReturnMoment[]> {
  const { talks, choice, application, decisions, findings, ending } = await choiceStanding(visit, entered)
  const { card, journey } = entered
  type Told = 'opened' | 'informed' | 'chosen' | 'applied' | 'decided' | 'found' | 'ended'
  const row = (at: Date, kind: Told, zoneId: string, href: string | null): ReturnMoment => ({
    at,
    kind: `return-${kind}`,
    words: inBothChoice((t) => t.moments[kind]),
    href,
    zoneId,
  })
  return [
    row(journey.madeAt, 'opened', journey.zoneId, null),
    ...talks.map((one) => row(one.madeAt, 'informed', one.zoneId, null)),
    ...(choice ? [row(choice.madeAt, 'chosen', choice.zoneId, choicePaths.choice(card.id))] : []),
    ...(application ? [row(application.madeAt, 'applied', application.zoneId, null)] : []),
    ...decisions.map((one) => row(one.madeAt, 'decided', one.zoneId, null)),
    ...findings.map((one) => row(one.madeAt, 'found', one.zoneId, choicePaths.findings(card.id))),
    ...(ending ? [row(ending.madeAt, 'ended', ending.zoneId, null)] : []),
  ]
}

/** Two lanes: how far the return has come, and the way to the choice. */
export async function choiceLanes(visit: Visit, entered: Entered): Promise<readonly ReturnLane[]> {
  const { talks, readiness, choice, application, decisions, ending } = await choiceStanding(visit, entered)
  const { journey } = entered
  const admittedAt = journey.phase === 'applied' || decisions.length < 2 ? null : (decisions.at(-1)?.madeAt ?? null)
  const starts = [
    ['choice', journey.madeAt],
    ['applied', application?.madeAt ?? null],
    ['admitted', decisions.every((one) => one.answer === 'yes') ? admittedAt : null],
    ['travelling', journey.departedAt],
    ['arrived', journey.arrivedAt],
  ] as const
  const begun = starts.flatMap(([phase, at]) => (at === null ? [] : [{ phase, at }]))
  const word = (pick: Parameters<typeof inBothChoice>[0]) => inBothChoice(pick)
  const mark = (at: Date, kind: 'informed' | 'earliest' | 'chosen' | 'applied' | 'decided' | 'ended', tone: 'plain' | 'done' | 'quiet' = 'plain') => ({
    at,
    words: word((t) => t.moments[kind]),
    tone,
  })
  const thinking = readiness.informedOn && readiness.earliestOn ? { from: lastMomentOf(readiness.informedOn), to: lastMomentOf(readiness.earliestOn) } : null
  return [
    {
      key: 'phase',
      words: word((t) => t.lanes.phase),
      marks: ending ? [mark(ending.madeAt, 'ended', 'done')] : [],
      spans: begun.map(({ phase, at }, place) => ({ from: at, to: begun[place + 1]?.at ?? journey.endedAt, words: word((t) => t.phases[phase]) })),
    },
    {
      key: 'choice',
      words: word((t) => t.lanes.choice),
      marks: [
        ...talks.map((one) => mark(one.madeAt, 'informed', lackOf(one) === null ? 'plain' : 'quiet')),
        ...(choice ? [mark(choice.madeAt, 'chosen', 'done')] : []),
        ...(application ? [mark(application.madeAt, 'applied')] : []),
        ...decisions.map((one) => mark(one.madeAt, 'decided', 'done')),
      ],
      spans: thinking ? [{ ...thinking, words: word((t) => t.moments.thinking), tone: 'soon' }] : [],
    },
  ]
}
