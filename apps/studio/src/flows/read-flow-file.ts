import { err, ok, type Result } from "@patchbay/base/result";
import type { LocalText } from "@patchbay/base/text";
import type { FlowDocument } from "@patchbay/flow-model/document";
import { parseFlow } from "@patchbay/flow-model/parse-flow";
import type { ImportReport } from "@patchbay/importers/import-report";
import { nodeRegistry } from "./node-registry.ts";

export type ReadFile = Result<{ readonly document: FlowDocument; readonly report?: ImportReport }, LocalText>;

/** A flow file of ours as it is, or another product's export with its report. The importers are loaded when first needed. */
export async function readFlowFile(text: string): Promise<ReadFile> {
  const own = ownFlow(text);
  if (own) {
    const parsed = parseFlow(own);
    if (parsed.ok) return ok({ document: parsed.value });
    const [fault] = parsed.error;
    const where = `${fault?.path.join(".")} ${fault?.detail ?? fault?.why}`;
    return err({ en: `This flow file is damaged: ${where}`, zh: `该流程文件已损坏：${where}` });
  }
  const { importFlow } = await import("@patchbay/importers/import-flow");
  const imported = importFlow(text, { registry: nodeRegistry });
  return imported.ok ? ok(imported.value) : err(imported.error.why);
}

function ownFlow(text: string): object | undefined {
  try {
    const json: unknown = JSON.parse(text);
    const isOwn =
      json !== null && typeof json === "object" && "format" in json && String(json.format).startsWith("patchbay.flow/");
    return isOwn ? json : undefined;
  } catch {
    return undefined;
  }
}
