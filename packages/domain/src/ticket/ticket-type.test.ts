import { expect, it } from "vitest";
import { checkFields, type TicketField, type TicketType } from "./ticket-type.ts";

const field = (key: string, kind: TicketField["kind"], more: Partial<TicketField> = {}): TicketField => ({
  ...{ key, title: key, kind, options: [], requiredIn: [], public: false },
  ...more,
});
const type: Pick<TicketType, "fields"> = {
  fields: [
    field("order", "text", { requiredIn: ["resolved"] }),
    field("amount", "number"),
    field("bought", "date"),
    field("colour", "choice", { options: ["red", "blue"] }),
    field("faults", "choices", { options: ["leaks", "rattles"] }),
    field("insured", "checkbox"),
  ],
};

it("keeps values of their kinds, and what flows keep beside them", () => {
  const values = {
    order: "A-1",
    amount: 3,
    bought: "2026-02-28",
    colour: "red",
    faults: ["leaks"],
    insured: true,
    queue: "x",
  };
  expect(checkFields(type, values, "resolved")).toEqual({ ok: true, value: values });
});

it("takes what is empty for not there", () => {
  expect(checkFields(type, { amount: null, colour: "", faults: [] }, "open")).toEqual({ ok: true, value: {} });
});

it("names each field that is missing in a status or not of its kind", () => {
  const bad = checkFields(
    type,
    { amount: "3", bought: "2026-02-30", colour: "green", faults: ["sings"], insured: 1 },
    "resolved",
  );
  expect(bad).toEqual({
    ok: false,
    error: {
      code: "ticket.bad-fields",
      fields: [
        { field: "order", why: "missing" },
        { field: "amount", why: "not-of-kind" },
        { field: "bought", why: "not-of-kind" },
        { field: "colour", why: "no-option" },
        { field: "faults", why: "no-option" },
        { field: "insured", why: "not-of-kind" },
      ],
    },
  });
});
