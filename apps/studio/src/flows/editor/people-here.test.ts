import type { PresenceNews } from "@patchbay/wire/presence";
import { describe, expect, it } from "vitest";
import { nextPeople, type PeopleHere, SILENT_MS } from "./people-here.ts";

const here = (tab: string, name: string, selected: string[] = []): PresenceNews => ({
  kind: "here",
  tab,
  user: name,
  name,
  state: { selected },
});
const names = (people: PeopleHere) => [...people.values()].map(({ person }) => person.name);

describe("the people at a drawing", () => {
  it("come, select, and go", () => {
    let people = nextPeople(new Map(), here("a", "Ann"), 0);
    people = nextPeople(people, here("b", "Bob", ["menu-1"]), 1);
    expect(names(people)).toEqual(["Ann", "Bob"]);
    expect(people.get("b")?.person.selected).toEqual(["menu-1"]);
    people = nextPeople(people, { kind: "gone", tab: "a" }, 2);
    expect(names(people)).toEqual(["Bob"]);
  });

  it("are gone when they said nothing for long", () => {
    const people = nextPeople(new Map(), here("a", "Ann"), 0);
    expect(names(nextPeople(people, here("b", "Bob"), SILENT_MS))).toEqual(["Bob"]);
  });
});
