/** What a deed or a rule answers: the value, or a refusal with a name. A defect is an exception instead. */
export type Result<Value, Refusal> = Accepted<Value> | Refused<Refusal>
export type Accepted<Value> = { readonly ok: true; readonly value: Value }
export type Refused<Refusal> = { readonly ok: false; readonly refusal: Refusal }

export const accept = <Value>(value: Value): Accepted<Value> => ({ ok: true, value })
export const refuse = <const Refusal>(refusal: Refusal): Refused<Refusal> => ({ ok: false, refusal })
