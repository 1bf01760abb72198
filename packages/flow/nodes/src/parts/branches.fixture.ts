import type { FakeWorld } from "@patchbay/ports/flow-ports.fake";

/** A table of three branches, for tests of the steps that read and write tables. */
export function branches(world: FakeWorld): void {
  world.tables.tables.set("branches", {
    table: {
      name: "branches",
      title: "Branches",
      columns: [
        { name: "code", title: "Code", type: "number" },
        { name: "city", title: "City", type: "text" },
        { name: "open", title: "Open", type: "boolean" },
      ],
    },
    rows: [
      { code: 100, city: "Berlin", open: true },
      { code: 200, city: "Hamburg", open: true },
      { code: 300, city: "Kiel", open: false },
    ],
  });
}
