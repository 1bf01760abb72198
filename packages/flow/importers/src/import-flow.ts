import { isJsonObject, type Json } from "@patchbay/base/json";
import { err, ok, type Result } from "@patchbay/base/result";
import { jsonFault } from "@patchbay/flow-model/measure-json";
import { MAX_NODES } from "@patchbay/flow-model/parse-flow";
import type { NodeRegistry } from "@patchbay/node-kit/registry";
import { assemble } from "./assemble.ts";
import { BPMN_MAPPINGS } from "./bpmn/bpmn-mappings.ts";
import { readBpmn } from "./bpmn/read-bpmn.ts";
import { CONNECT_MAPPINGS } from "./connect/connect-mappings.ts";
import { readConnect } from "./connect/read-connect.ts";
import type { Imported, ImportRefusal, Vendor } from "./import-report.ts";
import { stableName } from "./names.ts";
import { type Mapping, type SourceFlow, said } from "./source-flow.ts";
import { readTwilio } from "./twilio/read-twilio.ts";
import { TWILIO_MAPPINGS } from "./twilio/twilio-mappings.ts";
import { readTypebot } from "./typebot/read-typebot.ts";
import { TYPEBOT_MAPPINGS } from "./typebot/typebot-mappings.ts";

export interface ImportOptions {
  readonly registry: NodeRegistry;
  /** Undefined: told by what the file looks like. */
  readonly vendor?: Vendor | undefined;
  /** Stable name of the new flow; else made from the title. */
  readonly name?: string | undefined;
}

const MAX_TEXT = 8_000_000;
/** Steps may become several, and one ends the flow. */
const MAX_STEPS = Math.floor(MAX_NODES / 2);

const MAPPINGS: Readonly<Record<Vendor, Readonly<Record<string, Mapping>>>> = {
  twilio: TWILIO_MAPPINGS,
  connect: CONNECT_MAPPINGS,
  typebot: TYPEBOT_MAPPINGS,
  bpmn: BPMN_MAPPINGS,
};

/**
 * Reads another product's flow export and draws it with our steps. Whatever has no counterpart becomes a placeholder with a
 * note and an entry in the report; unknown settings and types are reported, never refused. Bounded in size, depth and time.
 */
export function importFlow(text: string, options: ImportOptions): Result<Imported, ImportRefusal> {
  if (text.length > MAX_TEXT) {
    return err({
      code: "import.too-large",
      why: said(`The file is larger than ${MAX_TEXT / 1e6} MB.`, `文件超过 ${MAX_TEXT / 1e6} MB。`),
    });
  }
  const read = options.vendor === "bpmn" || text.trimStart().startsWith("<") ? readXml(text) : readJson(text, options);
  if (!read.ok) return read;
  const { vendor, source } = read.value;
  if (source.steps.length > MAX_STEPS) {
    return err({ code: "import.too-large", why: said(`More than ${MAX_STEPS} steps.`, `超过 ${MAX_STEPS} 个步骤。`) });
  }
  const name = options.name ?? stableName(source.title, `imported-from-${vendor}`);
  return ok(assemble(source, { vendor, name, registry: options.registry, mappings: MAPPINGS[vendor] }));
}

type Read = Result<{ readonly vendor: Vendor; readonly source: SourceFlow }, ImportRefusal>;

function readXml(text: string): Read {
  const source = readBpmn(text);
  return source ? ok({ vendor: "bpmn", source }) : unknownFormat("bpmn");
}

function readJson(text: string, { vendor, registry }: ImportOptions): Read {
  let content: Json;
  try {
    content = JSON.parse(text.replace(/^\uFEFF/, "")) as Json;
  } catch (error) {
    const why = (error as Error).message;
    return err({
      code: "import.not-readable",
      why: said(`The file is no JSON: ${why}`, `文件不是有效的 JSON：${why}`),
    });
  }
  const fault = jsonFault(content);
  if (fault) {
    const where = fault.path.join(".").slice(0, 200);
    return err({
      code: "import.not-readable",
      why: said(`The file is refused: ${fault.why} at ${where}.`, `文件被拒绝：${fault.why}（${where}）。`),
    });
  }
  const chat =
    registry.get("ask-question")?.channels.includes("chat") && registry.get("send-message")?.channels.includes("chat");
  const readers = {
    twilio: readTwilio,
    connect: readConnect,
    typebot: (json: Json) => readTypebot(json, chat ? "chat" : "voice"),
  } as const;
  const asked = vendor === undefined ? (["twilio", "connect", "typebot"] as const) : vendor === "bpmn" ? [] : [vendor];
  for (const one of asked) {
    const source = readers[one](content);
    if (source) return ok({ vendor: one, source });
  }
  return isOldConnect(content) ? err(OLD_CONNECT) : unknownFormat(vendor);
}

/** What the console of Amazon Connect exported until 2021: `modules`, in no published format. */
const OLD_CONNECT: ImportRefusal = {
  code: "import.unknown-format",
  why: said(
    "This is an export of the older Amazon Connect console. Open the flow there, save it and export it again, or fetch it with the API (DescribeContactFlow).",
    "这是旧版 Amazon Connect 控制台的导出文件。请在控制台重新保存并导出，或通过 API（DescribeContactFlow）获取。",
  ),
};

function isOldConnect(content: Json): boolean {
  return isJsonObject(content) && Array.isArray(content.modules) && typeof content.start === "string";
}

function unknownFormat(vendor: Vendor | undefined): Result<never, ImportRefusal> {
  const what = vendor ?? "Twilio Studio, Amazon Connect, Typebot, BPMN 2.0";
  return err({
    code: "import.unknown-format",
    why: said(`This is no export of: ${what}.`, `这不是以下产品的导出文件：${what}。`),
  });
}
