import { expect, it } from "vitest";
import type { FlowDocument, NodeId } from "../document.ts";
import { drawFlow } from "../draw-flow.ts";
import { changeLines } from "./change-words.ts";
import { diffFlows } from "./diff-flows.ts";

const flow = drawFlow("hotline", {
  start: { type: "start", to: { next: "bye" } },
  bye: { type: "hang-up", label: "Goodbye" },
});
const note = { id: "n1", text: "Ask legal first", x: 1, y: 2, width: 200, height: 100 };
const group = { id: "g1", title: "The end", colour: "teal" as const, nodes: ["bye" as NodeId] };
const lines = (before: FlowDocument, after: FlowDocument) =>
  diffFlows(before, after).flatMap((change) => changeLines(change, [after, before]));

it("says what a new note, group and comment say, in words of the canvas", () => {
  const messages = [{ id: "m1", by: "Ann", at: 1, text: "Why hang up?" }];
  const next = { ...flow, notes: [note], groups: [group], comments: [{ id: "c1", resolved: false, messages }] };
  expect(lines(flow, next)).toEqual([
    { sign: "+", what: { en: "comment", zh: "评论" }, after: "Ann: Why hang up?" },
    { sign: "+", what: { en: "group “The end”", zh: "分组“The end”" }, after: "Goodbye (bye)" },
    { sign: "+", what: { en: "sticky note", zh: "便签" }, after: "Ask legal first" },
  ]);
});

it("says which part of them changed, and nothing when one was only moved", () => {
  const before = { ...flow, notes: [note], groups: [group] };
  const moved = { ...note, x: 500 };
  expect(lines(before, { ...before, notes: [moved] })).toEqual([]);
  const after = {
    ...before,
    notes: [
      { ...moved, text: "Legal agrees" },
      { ...note, id: "n2", text: "New" },
    ],
    groups: [{ ...group, nodes: ["start" as NodeId, "bye" as NodeId] }],
  };
  expect(lines(before, after)).toEqual([
    {
      sign: "~",
      what: { en: "group “The end” · steps", zh: "分组“The end” · 步骤" },
      before: "Goodbye (bye)",
      after: "start, Goodbye (bye)",
    },
    {
      sign: "~",
      what: { en: "sticky note · text", zh: "便签 · 文字" },
      before: "Ask legal first",
      after: "Legal agrees",
    },
    { sign: "+", what: { en: "sticky note", zh: "便签" }, after: "New" },
  ]);
});

it("names variables and the flow's own fields", () => {
  const inputs = [{ name: "account", type: "text" as const, description: "Number on the card" }];
  expect(lines(flow, { ...flow, title: "Hotline 2", inputs })).toEqual([
    { sign: "+", what: { en: "input “account”", zh: "输入变量“account”" }, after: "text: Number on the card" },
    { sign: "~", what: { en: "title", zh: "标题" }, before: flow.title, after: "Hotline 2" },
  ]);
});

it("says settings of steps without brackets", () => {
  const choices = [{ id: "sales", digit: "1" }];
  const after = drawFlow("hotline", {
    start: { type: "start", to: { next: "bye" } },
    bye: { type: "hang-up", label: "Goodbye", config: { choices, days: [1, 2] } },
  });
  expect(lines(flow, after).map(({ after: said }) => said)).toEqual(["id: sales; digit: 1", "1, 2"]);
});
