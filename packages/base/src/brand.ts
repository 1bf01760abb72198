declare const brand: unique symbol;

/** A string that means one thing: a `Brand<string, "CallId">` is no ticket's id. */
export type Brand<Value, Name extends string> = Value & { readonly [brand]: Name };
