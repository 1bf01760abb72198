import { isJsonObject, type Json } from "@patchbay/base/json";
import type { LocalText } from "@patchbay/base/text";
import type { FlowChannel, FlowVariable } from "@patchbay/flow-model/document";
import { Fields } from "../fields.ts";
import { variableName } from "../names.ts";
import { type SourceFlow, type SourceStep, said, type Way } from "../source-flow.ts";

const BLOCK_HEIGHT = 170;

/**
 * Reads a Typebot export (versions 3 to 6.1): groups of blocks that run one after another, and edges. `channel` is the one
 * that questions can be asked on here.
 */
export function readTypebot(bot: Json, channel: FlowChannel): SourceFlow | undefined {
  const whole = isJsonObject(bot) && isJsonObject(bot.typebot) ? bot.typebot : bot;
  if (!isJsonObject(whole) || !Array.isArray(whole.groups) || !Array.isArray(whole.edges)) return undefined;
  const flow = new Fields(whole);
  const groups = flow.objects("groups");
  const edges = readEdges(flow, groups);
  const names = new Map(
    flow.objects("variables").map((variable) => [variable.text("id"), variableName(variable.text("name"))]),
  );
  const event = flow.objects("events").find((item) => item.text("type") === "start");
  const blocks = groups.flatMap((group) => readGroup(group, edges, names));
  const older = blocks.find(({ type }) => type === "start");
  const start = event
    ? (edges.get(event.text("outgoingEdgeId")) ?? edges.get(`from:${event.text("id")}`))
    : older?.ways[0]?.to;
  return {
    title: flow.text("name"),
    channel,
    ...(start === undefined ? {} : { start }),
    entry: { id: event?.text("id") ?? older?.id ?? "start", type: "start", label: "Start" },
    steps: blocks.filter((step) => step !== older),
    inputs: [] satisfies FlowVariable[],
    remarks: [
      ...(channel === "voice"
        ? [
            said(
              "A chat bot becomes a phone flow: texts are spoken, buttons are keys.",
              "聊天机器人变为电话流程：文字朗读，按钮变为按键。",
            ),
          ]
        : []),
      ...flow
        .objects("events")
        .filter((other) => other !== event)
        .map((other) => otherEvent(other, edges)),
    ],
  };
}

/** Commands, replies out of turn: a flow here begins at one place. */
function otherEvent(event: Fields, edges: ReadonlyMap<string, string>): LocalText {
  const type = event.text("type");
  const to = edges.get(event.text("outgoingEdgeId")) ?? edges.get(`from:${event.text("id")}`) ?? "–";
  return said(
    `A flow has one entry here: "${type}" to "${to}" is left out.`,
    `流程只有一个入口：未导入“${type}”（通往“${to}”）。`,
  );
}

/** Where edges lead: to a block, or to the first block of a group. By the edge's id, and by what it comes from. */
function readEdges(flow: Fields, groups: readonly Fields[]): ReadonlyMap<string, string> {
  const first = new Map(groups.map((group) => [group.text("id"), group.objects("blocks")[0]?.text("id") ?? ""]));
  return new Map(
    flow.objects("edges").flatMap((edge) => {
      const [from, to] = [edge.child("from"), edge.child("to")];
      const target = to.text("blockId") || first.get(to.text("groupId")) || "";
      if (target === "") return [];
      const item = from.text("itemId");
      const source = from.text("eventId") || (item ? `${from.text("blockId")}:${item}` : from.text("blockId"));
      return [
        [edge.text("id"), target],
        [`from:${source}`, target],
      ] as const;
    }),
  );
}

function readGroup(
  group: Fields,
  edges: ReadonlyMap<string, string>,
  names: ReadonlyMap<string, string>,
): readonly SourceStep[] {
  const title = group.text("title");
  const place = group.child("graphCoordinates");
  const [x, y] = [place.number("x") ?? 0, place.number("y") ?? 0];
  const blocks = group.objects("blocks");
  return blocks.map((block, index): SourceStep => {
    const id = block.text("id") || `${group.text("id")}-${index + 1}`;
    const next = edges.get(block.text("outgoingEdgeId")) ?? edges.get(`from:${id}`) ?? blocks[index + 1]?.text("id");
    const type = block.text("type");
    const items = block.objects("items").map((item, position): Way => {
      const itemId = item.text("id") || `${position + 1}`;
      const to = edges.get(item.text("outgoingEdgeId")) ?? edges.get(`from:${id}:${itemId}`);
      const label = item.text("content") || item.text("title");
      return { key: `item:${itemId}`, condition: item, ...(to ? { to } : {}), ...(label ? { label } : {}) };
    });
    return {
      id,
      type,
      label: blocks.length === 1 && title ? title : `${title} ${index + 1}`.trim(),
      fields: new Fields({ ...withNames(block, names) }),
      ways: [...(next ? [{ key: "next", to: next }] : []), ...items],
      at: { x: x * 1.2, y: y * 1.2 + index * BLOCK_HEIGHT },
    };
  });
}

/** Blocks name variables by id; `@variable` carries the name along. */
function withNames(block: Fields, names: ReadonlyMap<string, string>) {
  const options = block.child("options").json();
  const id = typeof options.variableId === "string" ? options.variableId : "";
  const name = names.get(id);
  const { id: _id, type: _type, groupId: _group, outgoingEdgeId: _edge, items: _items, ...settings } = block.json();
  const known = Object.fromEntries(names);
  return { ...settings, "@names": known, ...(name ? { "@variable": name } : {}) };
}
