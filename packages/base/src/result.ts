/** The outcome of an expected failure is a value; only bugs throw. */
export type Result<Value, Failure> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Failure };

export function ok(): Result<undefined, never>;
export function ok<Value>(value: Value): Result<Value, never>;
export function ok(value?: unknown): Result<unknown, never> {
  return { ok: true, value };
}

export function err<const Failure>(error: Failure): Result<never, Failure> {
  return { ok: false, error };
}

/** The value, or a throw: for places where a failure would be a bug. */
export function must<Value>(result: Result<Value, unknown>): Value {
  if (result.ok) return result.value;
  throw new Error(`expected a value, got ${JSON.stringify(result.error)}`);
}
