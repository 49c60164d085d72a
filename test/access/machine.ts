import { casePaths } from '#capabilities/cases/contract.ts'
import { endOfDay } from '#capabilities/cases/domain/day.ts'
import { beginning, instant } from '#test/access/ground.ts'
import { judge, type Glass, type World } from '#test/access/specification.ts'
import type { Person } from '#test/stories/cases-house.ts'

/** A case at work: what the table believes, the time, and the people who knock. Names are the ids of the database. */
export type Stage = {
  readonly world: World
  at: number
  readonly caseId: string
  readonly unit: string
  readonly lead: Person
  readonly worker: Person
  readonly head: Person
  readonly police: Person
  readonly policeUnit: string
}
/** Does something through its door; `true` when it was done. What was done is then written into the world by the table's own rules. */
export type Step = (stage: Stage) => Promise<boolean>

const hoursTo = (moment: Date): number => (moment.getTime() - beginning.getTime()) / 3_600_000
const dayAfter = (stage: Stage, hours: number): string =>
  instant(stage.at + hours)
    .toISOString()
    .slice(0, 10)
const lastHourOf = (day: string): number => hoursTo(endOfDay(new Date(`${day}T12:00:00Z`)))
const itsCase = ({ world }: Stage) => world.cases[0] as World['cases'][number]
const leadMay = (stage: Stage, deed: 'lead' | 'close' | 'reopen' | 'see'): boolean =>
  judge(stage.world, stage.lead.id, deed === 'lead' ? { deed, unit: stage.unit } : { deed, case: stage.caseId }, stage.at) !== 'no'
/** Sent on to what was done; whoever is asked for passphrase and code again has done nothing yet. */
const done = (answer: Response): boolean => answer.status === 303 && !(answer.headers.get('location') ?? '').startsWith('/step-up')
/** A door that does what the table forbids is the worst there is: it is not written into the world, it stops the test. */
const only = (may: boolean, was: boolean, what: string): boolean => {
  if (was && !may) throw new Error(`the door let through what the table forbids: ${what}`)
  return was
}

const grant =
  (who: 'worker' | 'head', classes: readonly string[]): Step =>
  async (stage) => {
    const until = dayAfter(stage, 36)
    const person = stage[who]
    const added = await stage.lead.fills(casePaths.addMember(stage.caseId), { person: person.id, position: 'member', classes, writes: classes, until })
    if (!only(leadMay(stage, 'lead') && !itsCase(stage).closed, done(added), 'adding a member')) return false
    stage.world.members.push({
      name: added.headers.get('location') + String(stage.world.members.length),
      person: person.id,
      unit: stage.unit,
      position: 'member',
      opener: false,
      second: false,
      grace: null,
      classes: ['C0', ...classes],
      writes: ['C0', ...classes],
      from: stage.at - 0.02,
      until: lastHourOf(until),
      ended: false,
    })
    return true
  }

const takeOut: Step = async (stage) => {
  const team = await stage.lead.asks(casePaths.team(stage.caseId))
  if (team.status !== 200) return false
  const rows = ((await team.json()) as { team: readonly { id: string; personId: string }[] }).team
  const row = rows.find((one) => one.personId === stage.worker.id)
  if (!row) return false
  const ended = await stage.lead.fills(casePaths.endMember(stage.caseId, row.id), { why: 'no_longer_needed' })
  if (!only(leadMay(stage, 'lead'), done(ended), 'ending a membership')) return false
  for (const member of stage.world.members) if (member.person === stage.worker.id) member.ended = true
  return true
}

const recuse: Step = async (stage) => {
  const kept = await stage.lead.fills(casePaths.recusals(stage.caseId), { person: stage.worker.id, reason: 'conflict' })
  if (!only(leadMay(stage, 'see'), done(kept), 'recusing')) return false
  stage.world.recusals.push({ name: `recusal ${stage.world.recusals.length}`, person: stage.worker.id, case: stage.caseId, lifted: false })
  return true
}
const lift: Step = async (stage) => {
  const page = await stage.lead.reads(casePaths.recusals(stage.caseId))
  const id = /recusals\/([0-9a-f-]{36})\/lift/.exec(page)?.[1]
  if (!id) return false
  const lifted = await stage.lead.fills(casePaths.liftRecusal(stage.caseId, id), {})
  if (!only(leadMay(stage, 'lead'), done(lifted), 'lifting a recusal')) return false
  for (const one of stage.world.recusals) one.lifted = true
  return true
}

const breakGlass: Step = async (stage) => {
  const classes = ['C1', 'C10']
  const fields = { reason: 'danger_to_life', words: 'Somebody is in danger tonight and nobody answers.', classes, minutes: '30' }
  const broken = await stage.head.fills(casePaths.breakGlass(stage.caseId), fields)
  const may = classes.every((cls) => judge(stage.world, stage.head.id, { deed: 'break-glass', unit: stage.unit, class: cls }, stage.at) === 'yes')
  if (!only(may, done(broken), 'breaking the glass')) return false
  const opened: Glass = {
    name: `glass ${stage.world.glass.length}`,
    person: stage.head.id,
    unit: stage.unit,
    classes,
    from: stage.at - 0.02,
    until: stage.at + 0.5,
    ended: false,
  }
  stage.world.glass.push(opened)
  return true
}

const disclose: Step = async (stage) => {
  const { lead, head, police, caseId } = stage
  const idIn = (text: string | null, what: string): string => new RegExp(`${what}/([0-9a-f-]{36})`).exec(text ?? '')?.[1] ?? ''
  const asked = await lead.fills(`${casePaths.disclosureTo(caseId)}?mode=running&to=${police.zoneId}&classes=C10`, {
    named: police.id,
    purpose: 'investigate_crime',
    ground: 'prevent_violence',
    harmTest: 'It was weighed tonight, and it protects more than it harms.',
  })
  if (!done(asked)) return false
  const id = idIn(asked.headers.get('location'), 'disclosures')
  const until = dayAfter(stage, 30)
  const send = (): Promise<Response> => lead.fills(casePaths.sendDisclosure(caseId, id), { until, verified: 'call_back', known: 'yes' })
  await send()
  const waiting = idIn(await head.reads(casePaths.approvals), 'approvals')
  if (waiting === '' || !done(await head.fills(casePaths.approval(waiting), { answer: 'yes' }))) return false
  if (!only(leadMay(stage, 'lead') && !itsCase(stage).closed, done(await send()), 'disclosing')) return false
  stage.world.disclosures.push({
    name: id,
    fromUnit: stage.unit,
    toUnit: stage.policeUnit,
    toZone: police.zoneId,
    named: [police.id],
    classes: ['C10'],
    mode: 'running',
    state: 'running',
    revoked: false,
    from: stage.at - 0.02,
    until: lastHourOf(until),
  })
  return true
}
const revoke: Step = async (stage) => {
  const gift = stage.world.disclosures.find((one) => one.state === 'running' && stage.at < one.until)
  if (!gift) return false
  const revoked = await stage.lead.fills(casePaths.revokeDisclosure(stage.caseId, gift.name), { why: 'decision' })
  if (!only(judge(stage.world, stage.lead.id, { deed: 'revoke', disclosure: gift.name }, stage.at) !== 'no', done(revoked), 'revoking')) return false
  gift.state = 'revoked'
  return true
}

const close: Step = async (stage) => {
  const facts = {
    reason: 'goals_met',
    riskOn: dayAfter(stage, 0),
    wayBack: '',
    sex: 'woman',
    ageGroup: '25-34',
    purpose: 'sexual',
    country: 'SE',
    retention: 'five_years',
    known: 'yes',
  }
  const closed = await stage.lead.fills(casePaths.closure(stage.caseId), facts)
  if (!only(leadMay(stage, 'close'), done(closed), 'closing')) return false
  itsCase(stage).closed = true
  for (const member of stage.world.members) if (member.position === 'member') member.ended = true
  for (const glass of stage.world.glass) glass.ended = true
  for (const gift of stage.world.disclosures) if (gift.state === 'running') gift.state = 'revoked'
  return true
}
const reopen: Step = async (stage) => {
  const opened = await stage.lead.fills(casePaths.reopening(stage.caseId), { reason: 'new_need', phase: 'acute' })
  if (!only(leadMay(stage, 'reopen'), done(opened), 'reopening')) return false
  itsCase(stage).closed = false
  return true
}
const raise: Step = async (stage) => {
  const raised = await stage.lead.fills(casePaths.level(stage.caseId), { level: '2' })
  if (!only(leadMay(stage, 'see'), done(raised), 'raising the level')) return false
  itsCase(stage).level = 2
  for (const member of stage.world.members)
    if (!member.ended && !member.second && (member.position === 'lead' || member.person === stage.lead.id)) member.grace = stage.at + 72
  for (const glass of stage.world.glass) glass.ended = true
  return true
}
const pass =
  (hours: number): Step =>
  async (stage) => {
    stage.at += hours
    return true
  }

export const steps: Readonly<Record<string, Step>> = {
  'worker is given notes': grant('worker', ['C4']),
  'worker is given notes and threats': grant('worker', ['C4', 'C10']),
  'head is given the name': grant('head', ['C1']),
  'worker is taken out': takeOut,
  'worker is recused': recuse,
  'the recusal is lifted': lift,
  'head breaks the glass': breakGlass,
  'threats are disclosed to the police': disclose,
  'the disclosure is revoked': revoke,
  'the case is closed': close,
  'the case is opened again': reopen,
  'twenty minutes pass': pass(1 / 3),
  'a day passes': pass(25),
  'the level is raised': raise,
}
