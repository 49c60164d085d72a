import type { Door } from '#platform/http/door.ts'
import { admissionDoors } from '#capabilities/returning/doors/choice-admission.ts'
import { frameDoors } from '#capabilities/returning/doors/choice-frame.ts'
import { talkDoors } from '#capabilities/returning/doors/choice-talk.ts'
import { ChoiceSection } from '#capabilities/returning/pages/choice-section.tsx'
import { choiceToday } from '#capabilities/returning/queries/list-returns.ts'
import { returnFurnishings, returnSections, returnTodays, type ReturnSection } from '#capabilities/returning/queries/sections.ts'
import { choiceLanes, choiceMoments, readChoice, type ChoiceModel } from '#capabilities/returning/queries/show-choice.ts'
import { furnishChoiceRules } from '#capabilities/returning/store/choice.ts'

const section: ReturnSection = {
  name: 'choice',
  order: 100,
  read: readChoice,
  view: ((model: ChoiceModel, page) => ChoiceSection(model, page)) as ReturnSection['view'],
  moments: choiceMoments,
  lanes: choiceLanes,
}
returnSections.push(section)
returnTodays.push(choiceToday)
returnFurnishings.push(furnishChoiceRules)

export const choiceDoors: readonly Door[] = [...talkDoors, ...admissionDoors, ...frameDoors]
