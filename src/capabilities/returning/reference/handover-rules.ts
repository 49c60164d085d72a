/** How long a hand-over stands open: days at first, and at most. Practice of this tool. */
export const handoverRules = [{ code: 'open', days: 14, most: 60, source: 'praxis i verktyget; prövas av den som ansvarar', validFrom: '2024-01-01' }] as const
