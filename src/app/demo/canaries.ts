/** Every sealed value of the demo world: names, addresses, notes. Each must be found nowhere but behind its keys. */
export const canaries = (): readonly string[] => []
