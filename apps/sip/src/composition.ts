import { randomInt } from "node:crypto";
import { DEFAULT_TIMING } from "@patchbay/sip/timers";
import { LegFile, readLegs } from "./book/leg-file.ts";
import { openControlServer } from "./control/control-server.ts";
import { connectionLost } from "./engine/client-call.ts";
import { DEFAULT_LIMITS, newStack } from "./engine/new-stack.ts";
import { receive } from "./engine/receive.ts";
import { restoreLeg } from "./engine/restore-leg.ts";
import type { Stack } from "./engine/stack.ts";
import type { Settings } from "./env.ts";
import { SourceGuard } from "./guard/source-guard.ts";
import { openMetricsServer } from "./metrics-server.ts";
import type { ListenUri } from "./net/listen-uri.ts";
import { Sockets } from "./net/sockets.ts";
import { randomIds } from "./random-ids.ts";
import { systemTimers } from "./system-timers.ts";

export interface SipServer {
  readonly stack: Stack;
  readonly guard: SourceGuard;
  /** With real ports. */
  readonly listen: readonly ListenUri[];
  readonly control: { readonly host: string; readonly port: number };
  readonly metricsPort: number | undefined;
  close(): Promise<void>;
}

/** Opens every socket and starts to serve. Rejects, with nothing left open, when a port is taken. */
export async function startSipServer(settings: Settings): Promise<SipServer> {
  // The sockets are open a moment before the stack is there; nothing arrives in the same turn.
  let stack: Stack | undefined;
  const key = () => randomInt(2 ** 32);
  const guard = new SourceGuard(settings.guard, () => performance.now(), [key(), key()]);
  const sockets = await Sockets.open(settings.listen, settings, {
    message: (text, flow) => {
      if (stack && !guard.drops(text, flow.remoteAddress)) receive(stack, text, flow);
    },
    sent: () => {
      if (stack) stack.counters.messagesOut++;
    },
    closed: (flow) => {
      if (stack) connectionLost(stack, flow);
    },
    malformed: () => {
      if (stack) stack.counters.malformed++;
    },
  });
  const made = newStack({
    timers: systemTimers,
    timing: DEFAULT_TIMING,
    ids: randomIds,
    network: sockets,
    limits: { ...DEFAULT_LIMITS, ...settings.limits },
    guard,
    now: Date.now,
  });
  // Before anything can arrive: a request inside one of these dialogs must find it.
  const book = settings.dialogs && openBook(made, settings.dialogs);
  stack = made;
  const listen = sockets.listeners.map(({ socket }) => socket.at);
  const closeAndFail =
    (name: string, at: { readonly host: string; readonly port: number }) => async (error: unknown) => {
      await sockets.close();
      throw new Error(`the ${name} port ${at.host}:${at.port} ${reasonOf(error)}`);
    };
  const control = await openControlServer(made, settings.control, {
    secret: settings.secret,
    hostPorts: () => ({
      external: sockets.listeners.map(({ transport, host, port }) => `${transport}/${host}:${port}`).join(","),
      local: sockets.listeners.map(({ transport, localHost, port }) => `${transport}/${localHost}:${port}`).join(","),
    }),
  }).catch(closeAndFail("control", settings.control));
  const metrics =
    settings.metrics &&
    (await openMetricsServer(made, guard.counts, settings.metrics).catch(closeAndFail("metrics", settings.metrics)));
  return {
    stack: made,
    guard,
    listen,
    control,
    metricsPort: metrics?.port,
    close: async () => {
      await metrics?.close();
      await control.close();
      await sockets.close();
      if (book) book.close();
    },
  };
}

/** Takes up the dialogs of the life before, and writes down those of this one. */
function openBook(stack: Stack, path: string): LegFile {
  const left = readLegs(path, stack.limits.graceMillis, Date.now());
  const restored = left.filter((kept) => restoreLeg(stack, kept)).length;
  if (left.length > 0)
    console.error(`${restored} of ${left.length} dialogs of the last run wait for their application`);
  const book = new LegFile(
    path,
    () => stack.legs.values(),
    ({ message }) =>
      console.error(`dialogs are not written down any more, and would end with this process: ${message}`),
  );
  stack.book = book;
  return book;
}

/** What is wrong with a socket, in words. */
export function reasonOf(error: unknown): string {
  const code =
    (error as NodeJS.ErrnoException | undefined)?.code ?? ((error as Error)?.cause as NodeJS.ErrnoException)?.code;
  if (code === "EADDRINUSE") return "is taken by another program";
  if (code === "EACCES") return "may not be opened by this user";
  if (code === "EADDRNOTAVAIL") return "is not an address of this machine";
  return error instanceof Error ? error.message : String(error);
}
