import { expect, it } from "vitest";
import { chartOption } from "./chart-option.ts";

const table = {
  metrics: ["answered", "abandoned"],
  rows: [
    { key: "9", label: "09:00", values: [4, 1] },
    { key: "10", label: "10:00", values: [null, 0] },
  ],
};
const option = chartOption({
  kind: "line",
  table,
  unit: "count",
  locale: "en",
  titleOf: (name) => name.toUpperCase(),
  labelOf: (row) => row.label ?? "",
  look: { font: "serif", ink: "black", faint: "grey", line: "silver", raised: "white", series: ["teal", "gold"] },
  wall: false,
});

it("draws one series per metric over the rows", () => {
  expect(option.xAxis.data).toEqual(["09:00", "10:00"]);
  expect(option.series.map(({ name, data }) => [name, data])).toEqual([
    ["ANSWERED", [4, null]],
    ["ABANDONED", [1, 0]],
  ]);
});

it("leaves a gap where a metric is not defined, and says so in the tip", () => {
  expect(option.series[0]?.data[1]).toBeNull();
  expect(option.tooltip.valueFormatter(null)).toBe("—");
});
