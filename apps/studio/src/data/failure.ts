import { TRPCClientError } from "@trpc/client";

/** Why a request was refused: our `area.what` code and the facts that the server gave with it. */
export interface Failure {
  readonly code: string;
  readonly facts: Readonly<Record<string, unknown>>;
}

interface ErrorData {
  readonly code?: string;
  readonly facts?: Readonly<Record<string, unknown>>;
}

export function failureOf(error: unknown): Failure {
  if (error instanceof TRPCClientError) {
    const data = error.data as ErrorData | null | undefined;
    if (data?.code) return { code: data.code, facts: data.facts ?? {} };
  }
  return { code: "network.unreachable", facts: {} };
}
