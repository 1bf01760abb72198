import { describe, expect, it } from "vitest";
import type { EffectContext, FlowPorts, QueueRequest } from "./flow-ports.ts";

/** A world with one contact on the line, for the contract: nobody answers, nothing is pressed. */
export interface ContractWorld {
  readonly ports: FlowPorts;
  /** A queue and a calendar that exist, and a number that may be dialled. */
  readonly queue: string;
  readonly calendar: string;
  readonly number: string;
  /** How many tickets there are, and how often the number was dialled. */
  readonly tickets: () => Promise<number>;
  readonly dials: () => Promise<number>;
}

const ticket = { type: "question", subject: "s", description: "", priority: "normal", fields: {} } as const;

function queueRequest(queue: string): QueueRequest {
  const limits = { announceEveryMs: 0, maxWaitMs: 0, maxWaiting: 0, exitWhenUnstaffed: false };
  return { queue, skills: [], priority: 5, ...limits, screen: { panels: [], data: {} } };
}

/** What every implementation of `FlowPorts` keeps, the fake and the runtime's alike. */
export function flowPortsContract(name: string, open: () => Promise<ContractWorld>): void {
  describe(`${name} keeps the FlowPorts contract`, () => {
    const context = (key = "run-1/step/1", signal = new AbortController().signal): EffectContext => ({ key, signal });

    it("lets go of whatever waits when the contact ends, with the signal's reason", async () => {
      const { ports, queue } = await open();
      const waits: readonly ((context: EffectContext) => Promise<unknown>)[] = [
        (effect) => ports.queue.wait(queueRequest(queue), effect),
        (effect) => ports.line.hold({ forMs: 0, untilDigits: "#" }, effect),
        (effect) => ports.voice.record({ maxMs: 600_000, silenceMs: 0, stopDigits: "#", beep: false }, effect),
        (effect) =>
          ports.voice.collect(
            {
              prompts: [],
              minDigits: 1,
              maxDigits: 4,
              terminators: "#",
              firstDigitMs: 600_000,
              betweenDigitsMs: 600_000,
            },
            effect,
          ),
      ];
      for (const [index, wait] of waits.entries()) {
        const ending = new AbortController();
        const waiting = wait(context(`run-1/wait/${index}`, ending.signal));
        const reason = new DOMException("hung up", "AbortError");
        ending.abort(reason);
        await expect(waiting).rejects.toBe(reason);
      }
    });

    it("begins nothing for a contact that is gone", async () => {
      const { ports, queue, number, tickets, dials } = await open();
      const gone = context("run-1/gone/1", AbortSignal.abort(new Error("gone")));
      await expect(ports.queue.wait(queueRequest(queue), gone)).rejects.toThrow("gone");
      await expect(ports.tickets.create(ticket, gone)).rejects.toThrow("gone");
      await expect(ports.transfer.toNumber({ number, ringMs: 5_000, record: false }, gone)).rejects.toThrow("gone");
      expect([await tickets(), await dials()]).toEqual([0, 0]);
    });

    it("does what costs once per key, and answers the first outcome again", async () => {
      const { ports, number, tickets, dials } = await open();
      const first = await ports.tickets.create(ticket, context("run-1/note/4"));
      expect(await ports.tickets.create(ticket, context("run-1/note/4"))).toEqual(first);
      const other = await ports.tickets.create(ticket, context("run-1/note/9"));
      expect(other).not.toEqual(first);
      expect(await tickets()).toBe(2);
      const dial = { number, ringMs: 5_000, record: false };
      const talked = await ports.transfer.toNumber(dial, context("run-1/dial/5"));
      expect(await ports.transfer.toNumber(dial, context("run-1/dial/5"))).toEqual(talked);
      expect(await dials()).toBe(1);
    });

    it("records a call once, however often it is asked to, and only what is recorded can be paused or stopped", async () => {
      const { ports } = await open();
      expect(await ports.recording.pause(true, context())).toEqual({ ok: false, error: { code: "recording.none" } });
      const first = await ports.recording.start(context("run-1/rec/1"));
      expect(first.ok).toBe(true);
      expect(await ports.recording.start(context("run-1/rec/2"))).toEqual(first);
      expect((await ports.recording.pause(true, context())).ok).toBe(true);
      expect(await ports.recording.stop(context())).toMatchObject({ ok: true, value: first.ok ? first.value : {} });
      expect(await ports.recording.stop(context())).toEqual({ ok: false, error: { code: "recording.none" } });
    });

    it("answers what does not exist with a value, not with a throw", async () => {
      const { ports, calendar } = await open();
      const missing = await ports.queue.wait(queueRequest("no-such-queue"), context("run-1/q/1"));
      expect(missing).toEqual({ ok: false, error: { code: "queue.unknown", queue: "no-such-queue" } });
      expect((await ports.hours.status(calendar, ports.clock.now())).ok).toBe(true);
      const unknown = await ports.hours.status("no-such-calendar", ports.clock.now());
      expect(unknown).toEqual({ ok: false, error: { code: "hours.unknown", calendar: "no-such-calendar" } });
      const strange = await ports.insight.look({ queue: "no-such-queue", skills: [] }, context("run-1/i/1"));
      expect(strange).toEqual({ ok: false, error: { code: "queue.unknown", queue: "no-such-queue" } });
      expect(await ports.colleagues.find("nobody", context("run-1/a/1"))).toBeUndefined();
      expect(await ports.customers.find({ phone: "+0" }, context("run-1/c/1"))).toBeUndefined();
    });
  });
}
