import type { Failure } from "./failure.ts";

/** Posts a file as it is, and gives what the server answers; throws a `Failure`. */
export async function upload(path: string, file: File, type: string): Promise<unknown> {
  const request = { method: "POST", headers: { "content-type": type }, body: file };
  const answer = await fetch(path, request).catch(() => undefined);
  const told: unknown = await answer?.json().catch(() => undefined);
  if (answer?.ok) return told;
  const { code = "network.unreachable", facts = {} } = (told ?? {}) as Partial<Failure>;
  throw { code, facts } satisfies Failure;
}
