import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { PersonFacts } from "./merge-customers.ts";
import { mergeCustomers, undoMerge } from "./merge-customers.ts";

const word = fc.constantFrom("a", "b", "c", "d");
const maybe = fc.option(word, { nil: undefined });
const handle = fc.record({ kind: fc.constantFrom("phone", "email", "chat"), shown: word });
const person: fc.Arbitrary<PersonFacts> = fc
  .record({
    ...{ name: word, tier: maybe, language: maybe, externalId: maybe },
    handles: fc.uniqueArray(handle, { selector: ({ kind, shown }) => `${kind} ${shown}` }),
    tags: fc.uniqueArray(word),
    fields: fc.dictionary(word, fc.oneof(fc.integer(), fc.record({ x: word, y: word }))),
  })
  .map((made) => Object.fromEntries(Object.entries(made).filter(([, value]) => value !== undefined)) as never);

describe("two records of one person", () => {
  it("are as they were before when the merge is undone", () => {
    fc.assert(
      fc.property(person, person, (one, other) => {
        const { kept, trail } = mergeCustomers(one, other);
        expect(undoMerge(kept, trail)).toEqual({ kept: one, gone: other });
      }),
    );
  });

  it("keep what was said of the person after the merge", () => {
    fc.assert(
      fc.property(person, person, fc.integer(), (one, other, score) => {
        const { kept, trail } = mergeCustomers(one, other);
        const since = {
          ...kept,
          name: "since",
          tags: [...kept.tags, "since"],
          fields: { ...kept.fields, since: score },
        };
        expect(undoMerge(since, trail).kept).toEqual({
          ...one,
          ...{ name: "since", tags: [...one.tags, "since"], fields: { ...one.fields, since: score } },
        });
      }),
    );
  });

  it("become one that knows all of both and contradicts neither of what the kept one said", () => {
    fc.assert(
      fc.property(person, person, (one, other) => {
        const { kept } = mergeCustomers(one, other);
        expect(kept).toMatchObject({ name: one.name, fields: one.fields });
        for (const tag of [...one.tags, ...other.tags]) expect(kept.tags).toContain(tag);
        for (const handle of [...one.handles, ...other.handles]) expect(kept.handles).toContainEqual(handle);
        expect(kept.handles).toHaveLength(new Set(kept.handles.map(({ kind, shown }) => `${kind} ${shown}`)).size);
      }),
    );
  });

  it("know a number in another writing as the same one", () => {
    const base = { name: "Ann", tags: [], fields: {} };
    const one = { ...base, handles: [{ kind: "phone", shown: "+49 30 1234" }] };
    const other = { ...base, handles: [{ kind: "phone", shown: "+49301234" }] };
    expect(mergeCustomers(one, other).kept.handles).toEqual(one.handles);
  });
});
