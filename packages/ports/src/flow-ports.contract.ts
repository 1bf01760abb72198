import { describe, expect, it } from "vitest";
import type { EffectContext, FlowPorts, QueueRequest } from "./flow-ports.ts";

/** A world with one contact on the line, for the contract: nobody answers, nothing is pressed. */
export interface ContractWorld {
  readonly ports: FlowPorts;
  /** A queue and a calendar that exist, and a number that may be dialled. */
  readonly queue: string;
  readonly calendar: string;
  readonly number: string;
  /** A table that exists and is empty: `sku` is text, `price` a number. */
  readonly table: string;
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

    it("keeps tables, do-not-call numbers and customers as they were written, once per key", async () => {
      const { ports, table } = await open();
      const add = { table, how: "add", where: {}, cells: { sku: "a", price: "12" } } as const;
      expect(await ports.tables.write(add, context("run-1/row/1"))).toEqual({ ok: true, value: { rows: 1 } });
      await ports.tables.write(add, context("run-1/row/1"));
      const found = () => ports.tables.find(table, { sku: "a" }, 10, context());
      expect(await found()).toEqual({ ok: true, value: [{ sku: "a", price: 12 }] });
      const save = (sku: string, price: number, key: string) =>
        ports.tables.write({ table, how: "save", where: { sku }, cells: { price } }, context(key));
      expect(await save("a", 13, "run-1/row/2")).toEqual({ ok: true, value: { rows: 1 } });
      expect(await save("b", 14, "run-1/row/3")).toEqual({ ok: true, value: { rows: 1 } });
      expect(await found()).toEqual({ ok: true, value: [{ sku: "a", price: 13 }] });
      const remove = { table, how: "remove", where: { sku: "a" }, cells: {} } as const;
      expect(await ports.tables.write(remove, context("run-1/row/4"))).toEqual({ ok: true, value: { rows: 1 } });
      expect(await found()).toEqual({ ok: true, value: [] });
      const wrong = await ports.tables.find(table, { colour: "red" }, 1, context());
      expect(wrong).toEqual({ ok: false, error: { code: "table.unknown-column", column: "colour" } });
      const none = await ports.tables.find("no-such-table", {}, 1, context());
      expect(none).toEqual({ ok: false, error: { code: "table.unknown", table: "no-such-table" } });

      await ports.doNotCall.add({ number: "+49 30 / 99", reason: "asked" }, context("run-1/dnc/1"));
      expect(await ports.doNotCall.check("+493099", context())).toEqual({ reason: "asked" });
      expect(await ports.doNotCall.check("+493098", context())).toBeUndefined();

      const bo = await ports.customerRecords.add({ name: "Bo", addPhone: "+49307" }, context("run-1/add/1"));
      expect(await ports.customerRecords.add({ name: "Bo" }, context("run-1/add/1"))).toMatchObject({ id: bo.id });
      const tagged = { addTags: ["vip", "new"], removeTags: ["new"], fields: { size: 4 } };
      const after = await ports.customerRecords.change(bo.id, tagged, context("run-1/tag/1"));
      expect(after).toMatchObject({ name: "Bo", tags: ["vip"], fields: { size: 4 }, phones: ["+49307"] });
      expect(await ports.customers.find({ phone: "+49307" }, context())).toMatchObject({ id: bo.id, tags: ["vip"] });
    });

    it("works on tickets by id and number, once per key, and tells those who wait for one", async () => {
      const { ports } = await open();
      const created = await ports.tickets.create(ticket, context("run-1/new/1"));
      if (!created.ok) throw new Error("no ticket");
      const number = String(created.value.number);
      const closing = ports.ticketDesk.waitFor({ ticket: number, statuses: ["closed"], forMs: 600_000 }, context());
      const events = [{ type: "status-set", status: "closed" }] as const;
      const closed = await ports.ticketDesk.apply(number, events, context("run-1/close/1"));
      expect(closed).toMatchObject({ ok: true, value: { status: "closed", number: created.value.number } });
      expect(await closing).toMatchObject({ ok: true, value: { how: "reached" } });
      const nobody = await ports.ticketDesk.assign(number, "nobody", context("run-1/assign/1"));
      expect(nobody).toEqual({ ok: false, error: { code: "ticket.unknown-agent", agent: "nobody" } });
      expect(await ports.ticketDesk.find("999999", context())).toBeUndefined();
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
