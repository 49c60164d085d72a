/** What stands in the tabs of the room: no danger, no place, nothing that says what somebody is protected from. */
export const tabsSv = {
  tabs: {
    observations: 'Iakttagelser',
    observation: 'Iakttagelse',
    assessment: 'Bedömning',
    plans: 'Planer',
    plan: 'Plan',
    requests: 'Mina förfrågningar',
    request: 'Förfrågan',
    apart: 'Att tänka på',
    place: 'En plats',
  },
}
