/** The first part of a sign-in name; the zone's own code follows after a dot, so that a taken name tells nothing about other zones. */
export const loginPart = /^[a-z0-9-]{2,40}$/
export const loginOf = (part: string, zoneCode: string): string => `${part}.${zoneCode.toLowerCase()}`
export const normalLogin = (typed: string): string => typed.trim().toLowerCase()

/** `ALFA-07`: what people of other zones know a person by. */
export const staffCodeOf = (zoneCode: string, number: number): string => `${zoneCode}-${String(number).padStart(2, '0')}`
