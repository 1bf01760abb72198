import { isJsonObject, type Json, type JsonObject } from "@patchbay/base/json";
import type { Point } from "@patchbay/flow-model/document";
import { XMLParser } from "fast-xml-parser";
import { Fields } from "../fields.ts";
import { type SourceFlow, type SourceStep, said, type Way } from "../source-flow.ts";

/** Elements of a process that are steps (BPMN 2.0 §10); the rest is wiring, lanes and pictures. */
const STEPS = new Set([
  "startEvent",
  "endEvent",
  "intermediateCatchEvent",
  "intermediateThrowEvent",
  "boundaryEvent",
  "task",
  "userTask",
  "manualTask",
  "serviceTask",
  "scriptTask",
  "sendTask",
  "receiveTask",
  "businessRuleTask",
  "callActivity",
  "subProcess",
  "adHocSubProcess",
  "transaction",
  "exclusiveGateway",
  "inclusiveGateway",
  "parallelGateway",
  "eventBasedGateway",
  "complexGateway",
]);

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: "",
  textNodeName: "#text",
  removeNSPrefix: true,
  parseTagValue: false,
  parseAttributeValue: false,
  // Entities of its own would be a way to blow a small file up.
  processEntities: { enabled: true, maxEntityCount: 0 },
  htmlEntities: false,
});

/** Reads the first process of a BPMN 2.0 XML file, with sub-processes laid flat and places from its diagram. */
export function readBpmn(xml: string): SourceFlow | undefined {
  const definitions = definitionsOf(xml);
  if (!definitions) return undefined;
  const processes = all(definitions, "process");
  const [process] = processes;
  if (!process) return undefined;
  const places = placesOf(definitions);
  const found = elementsOf(process);
  const flows = found.filter(({ type }) => type === "sequenceFlow").map(({ element }) => element);
  const steps = found.filter(({ type }) => STEPS.has(type));
  const start = steps.find(({ type, inside }) => type === "startEvent" && !inside) ?? steps[0];
  const isPlainStart = start?.type === "startEvent";
  const waysFrom = (id: string) => flows.filter((flow) => text(flow, "sourceRef") === id).map(wayOf);
  const first = isPlainStart ? waysFrom(text(start.element, "id"))[0]?.to : start && text(start.element, "id");
  return {
    title: text(process, "name") || text(process, "id"),
    channel: "voice",
    ...(first === undefined ? {} : { start: first }),
    ...(isPlainStart
      ? { entry: { id: text(start.element, "id"), type: start.type, label: text(start.element, "name") || "Start" } }
      : {}),
    steps: steps
      .filter((step) => step !== start || !isPlainStart)
      .map(({ type, element, inside }) => stepOf(type, element, inside, steps, waysFrom, places)),
    notes: all(process, "textAnnotation").flatMap((note) => {
      const words = text(note, "text");
      return words ? [{ text: words, ...(places.get(text(note, "id")) ?? { x: 0, y: -200 }) }] : [];
    }),
    remarks:
      processes.length > 1
        ? [
            said(
              `Only the first of ${processes.length} processes is imported.`,
              `共 ${processes.length} 个流程，仅导入第一个。`,
            ),
          ]
        : [],
  };
}

function definitionsOf(xml: string): JsonObject | undefined {
  try {
    const root = parser.parse(xml) as Json;
    const definitions = isJsonObject(root) ? root.definitions : undefined;
    return isJsonObject(definitions) ? definitions : undefined;
  } catch {
    return undefined;
  }
}

interface Found {
  readonly type: string;
  readonly element: JsonObject;
  /** The id of the sub-process around it. */
  readonly inside?: string;
}

const MAX_DEPTH = 20;

function elementsOf(container: JsonObject, inside?: string, depth = 0): readonly Found[] {
  if (depth > MAX_DEPTH) return [];
  return Object.entries(container).flatMap(([type, value]) =>
    listOf(value).flatMap((element): readonly Found[] => {
      const here: Found = { type, element, ...(inside === undefined ? {} : { inside }) };
      if (type === "subProcess" || type === "transaction") {
        return [here, ...elementsOf(element, text(element, "id"), depth + 1)];
      }
      return [here];
    }),
  );
}

function stepOf(
  type: string,
  element: JsonObject,
  inside: string | undefined,
  steps: readonly Found[],
  waysFrom: (id: string) => readonly Way[],
  places: ReadonlyMap<string, Point>,
): SourceStep {
  const id = text(element, "id");
  const isDefault = text(element, "default");
  const own = waysFrom(id).map((way) => (way.key === isDefault ? { ...way, key: "default" } : way));
  const edges = all(element, "boundaryEvent");
  const attached = [
    ...steps.filter((step) => text(step.element, "attachedToRef") === id),
    ...edges.map((edge) => ({ element: edge })),
  ];
  const boundary = attached.map(
    ({ element: event }): Way => ({
      key: `boundary:${kindOfEvent(event)}`,
      to: text(event, "id"),
      label: text(event, "name"),
    }),
  );
  const innerStart = steps.find((step) => step.inside === id && step.type === "startEvent");
  const enter: readonly Way[] = innerStart ? [{ key: "enter", to: text(innerStart.element, "id") }] : [];
  // What ends inside a sub-process goes on behind it.
  const leave =
    inside !== undefined && type === "endEvent" ? waysFrom(inside).map((way) => ({ ...way, key: "leave" })) : [];
  const at = places.get(id);
  return {
    id,
    type,
    label: text(element, "name") || type,
    fields: new Fields(settingsOf(element)),
    ways: [...enter, ...own, ...leave, ...boundary],
    ...(at ? { at } : {}),
  };
}

const WIRING = new Set(["id", "name", "incoming", "outgoing", "default", "attachedToRef", "flowNodeRef", "isExpanded"]);

function settingsOf(element: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(element).filter(([key]) => !WIRING.has(key) && !STEPS.has(key) && key !== "sequenceFlow"),
  );
}

function wayOf(flow: JsonObject): Way {
  const [condition] = all(flow, "conditionExpression");
  const expression = condition ? text(condition, "#text") : text(flow, "conditionExpression");
  const label = text(flow, "name");
  const to = text(flow, "targetRef");
  return {
    key: text(flow, "id"),
    ...(to ? { to } : {}),
    ...(label ? { label } : {}),
    ...(expression ? { condition: new Fields({ expression }) } : {}),
  };
}

export function kindOfEvent(event: JsonObject): string {
  const definition = Object.keys(event).find((key) => key.endsWith("EventDefinition"));
  return definition?.replace("EventDefinition", "") ?? "none";
}

function placesOf(definitions: JsonObject): ReadonlyMap<string, Point> {
  const shapes = all(definitions, "BPMNDiagram")
    .flatMap((diagram) => all(diagram, "BPMNPlane"))
    .flatMap((plane) => all(plane, "BPMNShape"));
  const places = shapes.flatMap((shape) => {
    const [bounds] = all(shape, "Bounds");
    const [x, y] = [Number(bounds && text(bounds, "x")), Number(bounds && text(bounds, "y"))];
    return Number.isFinite(x) && Number.isFinite(y)
      ? [[text(shape, "bpmnElement"), { x: x * 1.8, y: y * 1.6 }] as const]
      : [];
  });
  return new Map(places);
}

function all(object: JsonObject, key: string): readonly JsonObject[] {
  return Object.hasOwn(object, key) ? listOf(object[key]) : [];
}

function listOf(value: Json | undefined): readonly JsonObject[] {
  const list = Array.isArray(value) ? (value as readonly Json[]) : value === undefined ? [] : [value];
  // An element without attributes or children is read as an empty text.
  return list.map((item) => (isJsonObject(item) ? item : { "#text": String(item ?? "") }));
}

export function text(object: JsonObject, key: string): string {
  const value = Object.hasOwn(object, key) ? object[key] : undefined;
  if (typeof value === "string") return value.trim();
  return isJsonObject(value) && typeof value["#text"] === "string" ? value["#text"].trim() : "";
}
