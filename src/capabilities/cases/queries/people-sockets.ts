import { classWords, sealedClasses, type HandOver, type HandOverCheck, type SealedClass, type WhyRow, type WhySource } from '#capabilities/people/contract.ts'
import type { InLanguages } from '#kernel/language.ts'
import { holds, membershipOf } from '#capabilities/cases/domain/access.ts'
import { casePaths } from '#capabilities/cases/paths.ts'
import { loadCase } from '#capabilities/cases/queries/load-case.ts'
import { answersFor } from '#capabilities/cases/store/recovery.ts'
import { casesWords, inBoth } from '#capabilities/cases/words.ts'

/** Somebody who leaves hands over the cases nobody else leads, and what they had promised to do. */
export const casesHandOver: HandOverCheck = async (visit, personId) => {
  const held = await answersFor(visit.tx, personId)
  const rows: HandOver[] = []
  if (held.cases > 0) rows.push({ count: held.cases, href: casePaths.list, words: inBoth((t) => t.handOver.cases) })
  if (held.tasks > 0) rows.push({ count: held.tasks, href: casePaths.tasks, words: inBoth((t) => t.handOver.tasks) })
  return rows
}

const classesIn = (classes: readonly SealedClass[]): InLanguages<string> => ({
  sv: casesWords.sv.whyRows.classes(classes.map((cls) => classWords(cls, 'sv')).join(', ')),
  en: casesWords.en.whyRows.classes(classes.map((cls) => classWords(cls, 'en')).join(', ')),
})

/** Why somebody can, or cannot, see a case. A case that is not there and one that is not theirs get the same answer. */
export const casesWhy: WhySource = async (visit, subject) => {
  if (subject === null) return [{ code: 'case-general', allows: true, words: inBoth((t) => t.whyRows.general) }]
  const loaded = await loadCase(visit, subject)
  const member = loaded && membershipOf(loaded.access)
  if (!loaded || !member) return [{ code: 'case-not-member', allows: false, words: inBoth((t) => t.whyRows.notMember) }]
  const classes = sealedClasses.filter((cls) => holds(member, cls) && loaded.access.me.reads.has(cls))
  const rows: WhyRow[] = [
    { code: 'case-member', allows: true, words: inBoth((t) => t.whyRows.member) },
    { code: 'case-classes', allows: classes.length > 0, words: classesIn(classes) },
  ]
  if (member.classes.includes('C3') && !holds(member, 'C3')) rows.push({ code: 'case-second', allows: false, words: inBoth((t) => t.whyRows.second) })
  return rows
}
