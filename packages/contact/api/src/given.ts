/** Optional members that were left out, left out: the stores tell "not given" from "given as undefined". */
export type Given<Value> = { [Key in keyof Value]: Exclude<Value[Key], undefined> };

export function given<Value extends object>(value: Value): Given<Value> {
  return Object.fromEntries(Object.entries(value).filter((entry) => entry[1] !== undefined)) as Given<Value>;
}
