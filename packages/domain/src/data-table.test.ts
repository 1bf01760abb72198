import { err, ok } from "@patchbay/base/result";
import { expect, it } from "vitest";
import { cellsFor, type DataTable } from "./data-table.ts";

const prices: DataTable = {
  name: "prices",
  title: "Prices",
  columns: [
    { name: "sku", title: "Article", type: "text" },
    { name: "price", title: "Price", type: "number" },
    { name: "open", title: "Open", type: "boolean" },
  ],
};

it("reads values as their columns want them, and leaves empty ones out", () => {
  expect(cellsFor(prices, { sku: 4711, price: " 12.50 ", open: "是" })).toEqual(
    ok({ sku: "4711", price: 12.5, open: true }),
  );
  expect(cellsFor(prices, { sku: "", price: null, open: "No" })).toEqual(ok({ open: false }));
});

it.each([
  [{ colour: "red" }, { code: "table.unknown-column", column: "colour" }],
  [{ price: "cheap" }, { code: "table.not-of-type", column: "price", type: "number" }],
  [{ price: "1e9" }, { code: "table.not-of-type", column: "price", type: "number" }],
  [{ open: "maybe" }, { code: "table.not-of-type", column: "open", type: "boolean" }],
])("refuses %j", (values, failure) => {
  expect(cellsFor(prices, values)).toEqual(err(failure));
});
