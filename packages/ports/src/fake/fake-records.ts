import type { CustomerId, TicketId } from "@patchbay/base/ids";
import type { JsonObject } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import { type Cells, cellsFor, type DataTable } from "@patchbay/domain/data-table";
import { nextTicketState, type TicketEvent } from "@patchbay/domain/ticket";
import type { FakeClock } from "../clock.fake.ts";
import type {
  CustomerChange,
  CustomerRecordPort,
  DoNotCallPort,
  StandEnd,
  StandRequest,
  TableChange,
  TableError,
  TablePort,
  TicketCard,
  TicketDeskError,
  TicketDeskPort,
  TicketNews,
} from "../flow/record-ports.ts";
import type { CustomerCard } from "../flow-ports.ts";

/** Tables in memory, by name. */
export class FakeTables implements TablePort {
  readonly tables = new Map<string, { readonly table: DataTable; rows: Cells[] }>();
  readonly #kept = new Map<string, Result<{ readonly rows: number }, TableError>>();

  async find(name: string, where: JsonObject, limit: number): Promise<Result<readonly Cells[], TableError>> {
    const known = this.tables.get(name);
    if (!known) return err({ code: "table.unknown", table: name });
    const wanted = cellsFor(known.table, where);
    return wanted.ok ? ok(known.rows.filter((row) => holds(row, wanted.value)).slice(0, limit)) : wanted;
  }

  async write(change: TableChange, { key, signal }: { readonly key: string; readonly signal: AbortSignal }) {
    signal.throwIfAborted();
    const outcome = this.#kept.get(key) ?? this.#write(change);
    this.#kept.set(key, outcome);
    return outcome;
  }

  #write({ table: name, how, where, cells }: TableChange): Result<{ readonly rows: number }, TableError> {
    const known = this.tables.get(name);
    if (!known) return err({ code: "table.unknown", table: name });
    const wanted = cellsFor(known.table, where);
    const values = cellsFor(known.table, cells);
    if (!wanted.ok) return wanted;
    if (!values.ok) return values;
    const hits = how === "add" ? [] : known.rows.filter((row) => holds(row, wanted.value));
    if (how === "remove") known.rows = known.rows.filter((row) => !hits.includes(row));
    else if (how === "add" || (how === "save" && hits.length === 0)) {
      known.rows.push({ ...wanted.value, ...values.value });
      return ok({ rows: 1 });
    } else known.rows = known.rows.map((row) => (hits.includes(row) ? { ...row, ...values.value } : row));
    return ok({ rows: hits.length });
  }
}

function holds(row: Cells, wanted: Cells): boolean {
  return Object.entries(wanted).every(([name, value]) => row[name] === value);
}

/** Over the same cards that look-ups find. */
export function fakeCustomerRecords(cards: CustomerCard[]): CustomerRecordPort {
  const kept = new Map<string, CustomerCard>();
  return {
    async change(id, change, { signal }) {
      signal.throwIfAborted();
      const index = cards.findIndex((card) => card.id === id);
      const was = cards[index];
      if (!was) return undefined;
      cards[index] = changed(was, change);
      return cards[index];
    },
    async add(customer, { key, signal }) {
      signal.throwIfAborted();
      const known = kept.get(key);
      if (known) return known;
      const id = `customer-${cards.length + 1}` as CustomerId;
      const card = changed({ id, name: customer.name, phones: [], emails: [], tags: [], fields: {} }, customer);
      cards.push(card);
      kept.set(key, card);
      return card;
    },
  };
}

function changed(card: CustomerCard, change: CustomerChange): CustomerCard {
  const { addPhone, addEmail, addTags = [], removeTags = [], fields, externalId, ...rest } = change;
  const more = (list: readonly string[], item: string | undefined) =>
    item === undefined || list.includes(item) ? list : [...list, item];
  return {
    ...card,
    ...rest,
    phones: more(card.phones, addPhone),
    emails: more(card.emails, addEmail),
    tags: [...new Set([...card.tags, ...addTags])].filter((tag) => !removeTags.includes(tag)),
    fields: { ...card.fields, ...(externalId === undefined ? {} : { externalId }), ...fields },
  };
}

/** Tickets that are there, and the agents who may have them (name → id). */
export class FakeTicketDesk implements TicketDeskPort {
  readonly cards: TicketCard[] = [];
  readonly comments: string[] = [];
  readonly agents = new Map<string, string>();
  /** Of their customers, by the ticket's number. */
  readonly handles = new Map<number, string>();
  readonly happened: StandEnd[] = [];
  tries = 0;
  readonly #clock: FakeClock;
  readonly #kept = new Map<string, Result<TicketCard, TicketDeskError>>();
  readonly #watching = new Set<() => void>();

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  /** A ticket as tests want it. */
  put(card: Partial<TicketCard> & { readonly number: number }): void {
    const fresh = { type: "question", subject: "", status: "new", priority: "normal", fields: {} } as const;
    this.cards.push({ id: `ticket-${card.number}` as TicketId, createdAt: this.#clock.now(), ...fresh, ...card });
  }

  async find(ticket: string): Promise<TicketCard | undefined> {
    return this.#card(ticket);
  }

  async apply(ticket: string, events: readonly TicketEvent[], { key, signal }: Effect) {
    signal.throwIfAborted();
    const outcome = this.#kept.get(key) ?? (await this.#apply(ticket, events));
    this.#kept.set(key, outcome);
    return outcome;
  }

  async assign(ticket: string, agent: string, effect: Effect): Promise<Result<TicketCard, TicketDeskError>> {
    const assignee = this.agents.get(agent);
    if (assignee === undefined) return err({ code: "ticket.unknown-agent", agent });
    return this.apply(ticket, [{ type: "assigned", assignee: assignee as never }], effect);
  }

  async stand({ ticket, status, title, moves, wakeOn, forMs }: StandRequest, { key, signal }: Effect) {
    const step = { title, moves };
    const entered = await this.apply(ticket, [{ type: "step-entered", status, step }], { key: `${key}/in`, signal });
    if (!entered.ok) return entered;
    const deadline = forMs === 0 ? Number.POSITIVE_INFINITY : this.#clock.now() + forMs;
    for (;;) {
      const next = this.happened.shift();
      const card = this.#card(ticket) as TicketCard;
      if (next?.how === "moved" && moves.some(({ id }) => id === next.move)) return ok({ ...next, card });
      if (next && next.how !== "moved" && wakeOn.includes(next.how as TicketNews)) return ok({ ...next, card });
      if (this.#clock.now() >= deadline) return ok({ how: "timeout" as const, card });
      if (!next) await this.#changed(deadline, signal);
    }
  }

  /** As it would happen to a ticket whose flow stands in a status. */
  happen(what: StandEnd): void {
    this.happened.push(what);
    for (const wake of this.#watching) wake();
    this.#watching.clear();
  }

  async ask({ ticket, handle }: { readonly ticket: string; readonly handle: string }, { signal }: Effect) {
    signal.throwIfAborted();
    const card = this.#card(ticket);
    this.tries += 1;
    if (this.tries > 5) return err({ code: "ticket.too-many" as const });
    return card && this.handles.get(card.number) === handle ? ok(card) : err({ code: "ticket.not-found" as const });
  }

  async waitFor(
    { ticket, statuses, forMs }: Parameters<TicketDeskPort["waitFor"]>[0],
    { signal }: Effect,
  ): Promise<Result<{ readonly how: "reached" | "timeout"; readonly card: TicketCard }, TicketDeskError>> {
    const deadline = this.#clock.now() + forMs;
    for (;;) {
      signal.throwIfAborted();
      const card = this.#card(ticket);
      if (!card) return err({ code: "ticket.not-found" });
      if (statuses.includes(card.status)) return ok({ how: "reached", card });
      if (this.#clock.now() >= deadline) return ok({ how: "timeout", card });
      await this.#changed(deadline, signal);
    }
  }

  #changed(deadline: number, signal: AbortSignal): Promise<void> {
    return new Promise<void>((wake, fail) => {
      const cancel = Number.isFinite(deadline) ? this.#clock.at(deadline, wake) : () => undefined;
      this.#watching.add(wake);
      signal.addEventListener("abort", () => fail(signal.reason), { once: true });
      signal.addEventListener("abort", cancel, { once: true });
    });
  }

  #card(ticket: string): TicketCard | undefined {
    return this.cards.find((card) => card.id === ticket || String(card.number) === ticket);
  }

  async #apply(ticket: string, events: readonly TicketEvent[]): Promise<Result<TicketCard, TicketDeskError>> {
    const index = this.cards.findIndex((card) => card.id === ticket || String(card.number) === ticket);
    let card = this.cards[index];
    if (!card) return err({ code: "ticket.not-found" });
    for (const event of events) {
      if (event.type === "commented") this.comments.push(event.text);
      const { assignee: _, step: __, ...state } = card;
      const next = nextTicketState({ ...state, description: "" }, event);
      if (!next.ok) return err({ code: "ticket.refused", why: next.error.code });
      const { assignee, description: ___, step, ...kept } = next.value;
      card = { ...card, ...kept, ...(assignee ? { assignee } : {}), ...(step ? { step: step.title } : {}) };
    }
    this.cards[index] = card;
    for (const wake of this.#watching) wake();
    this.#watching.clear();
    return ok(card);
  }
}

type Effect = { readonly key: string; readonly signal: AbortSignal };

export class FakeDoNotCall implements DoNotCallPort {
  readonly entries = new Map<string, { readonly reason: string; readonly until: number }>();
  readonly #clock: FakeClock;

  constructor(clock: FakeClock) {
    this.#clock = clock;
  }

  async check(number: string): Promise<{ readonly reason: string } | undefined> {
    const entry = this.entries.get(plain(number));
    return entry && entry.until > this.#clock.now() ? { reason: entry.reason } : undefined;
  }

  async add({ number, reason, forMs = Number.POSITIVE_INFINITY }: Parameters<DoNotCallPort["add"]>[0]): Promise<void> {
    this.entries.set(plain(number), { reason, until: this.#clock.now() + forMs });
  }
}

function plain(number: string): string {
  return number.replace(/[\s().\-/]/g, "");
}
