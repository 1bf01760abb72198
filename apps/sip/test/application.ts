import Srf, { type SrfRequest, type SrfResponse } from "drachtio-srf";

/** Those that run, for the end of a test. */
const running = new Set<Srf>();

export function killApplications(): void {
  for (const srf of running) srf.disconnect();
  running.clear();
}

export interface Application {
  readonly srf: Srf;
  /** Cuts the control connection as a killed process would. */
  kill(): void;
}

/** A drachtio-srf program on a connection of its own. `prepare` registers its handlers before it connects. */
export async function startApplication(
  port: number,
  prepare: (srf: Srf) => void,
  secret = "test-secret",
): Promise<Application> {
  const srf = new Srf();
  prepare(srf);
  // drachtio-srf reconnects for ever; a server that a test has stopped is no error.
  srf.on("error", () => {});
  srf.connect({ host: "127.0.0.1", port, secret });
  await new Promise<void>((resolve, reject) =>
    srf.on("connect", (error: unknown) => (error ? reject(error as Error) : resolve())),
  );
  running.add(srf);
  return {
    srf,
    kill: () => {
      running.delete(srf);
      srf.disconnect();
    },
  };
}

export type Handler = (request: SrfRequest, response: SrfResponse) => void;

/** The names under which the control protocol knows a request; drachtio-srf's types lack them. */
export function idsOf(request: SrfRequest): { readonly dialogId: string; readonly transactionId: string } {
  const { stackDialogId, stackTxnId } = request as unknown as { stackDialogId: string; stackTxnId: string };
  return { dialogId: stackDialogId, transactionId: stackTxnId };
}

/** Registers a handler for a verb that drachtio-srf's types do not name. */
export function on(srf: Srf, verb: string, handler: Handler): void {
  (srf as unknown as Record<string, (handler: Handler) => void>)[verb]?.(handler);
}

/**
 * Sends a request inside a dialog that this program did not make, and waits for the final response. With the call-back
 * form: the response may be in the same packet as the acknowledgement that a promise would still be delivering.
 */
export function askInside(
  srf: Srf,
  stackDialogId: string,
  method: string,
  headers: Record<string, string> = {},
): Promise<number> {
  const options = { uri: "sip:placeholder", method, stackDialogId, headers };
  type Send = (options: object, done: (error: Error | null, request: SrfRequest) => void) => void;
  return new Promise((resolve, reject) =>
    (srf.request as unknown as Send).call(srf, options, (error, request) => {
      if (error) reject(error);
      else request.on("response", (response) => response && response.status >= 200 && resolve(response.status));
    }),
  );
}
