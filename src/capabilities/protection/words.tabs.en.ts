import type { tabsSv } from '#capabilities/protection/words.tabs.sv.ts'

/** What stands in the tabs of the room: no danger, no place, nothing that says what somebody is protected from. */
export const tabsEn: typeof tabsSv = {
  tabs: {
    observations: 'Observations',
    observation: 'Observation',
    assessment: 'Assessment',
    plans: 'Plans',
    plan: 'Plan',
    requests: 'My requests',
    request: 'Request',
    apart: 'To bear in mind',
    place: 'A place',
  },
}
