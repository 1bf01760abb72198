/** A port that a channel does not have. The compiler refuses steps that would need it, so that asking is a bug and throws. */
export function notServed<Port extends object>(why: string): Port {
  return new Proxy({} as Port, {
    get: () => async () => {
      throw new Error(why);
    },
  });
}
