import { err, type Result } from "@patchbay/base/result";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import type { FlowDocument, NodeId } from "@patchbay/flow-model/document";
import { type DocumentFault, parseFlow } from "@patchbay/flow-model/parse-flow";

/** unknown → FlowDocument. FLOW101: malformed. */
export function parse(input: unknown): Result<FlowDocument, readonly Diagnostic[]> {
  const parsed = parseFlow(input);
  return parsed.ok ? parsed : err(parsed.error.map(diagnosticOf));
}

const WHY = {
  "too-deep": { en: "is nested too deeply", zh: "嵌套过深" },
  "too-large": { en: "is too large", zh: "过大" },
  "not-json": { en: "is not JSON", zh: "不是 JSON 数据" },
  "forbidden-key": { en: "uses a name that is not allowed", zh: "使用了不允许的名称" },
  "wrong-shape": { en: "is not as a flow has it", zh: "不符合流程格式" },
} as const;

function diagnosticOf(fault: DocumentFault): Diagnostic {
  const [root, second, ...rest] = fault.path;
  const node = root === "nodes" && typeof second === "string" ? (second as NodeId) : undefined;
  const field = node ? rest : fault.path;
  const place = fault.path.join(".") || "flow";
  const detail = fault.detail ? ` (${fault.detail})` : "";
  return {
    code: "FLOW101",
    severity: "error",
    ...(node ? { node } : {}),
    ...(field.length > 0 ? { field } : {}),
    message: {
      en: `The file is not a flow: "${place}" ${WHY[fault.why].en}${detail}.`,
      zh: `该文件不是流程：“${place}”${WHY[fault.why].zh}${detail}。`,
    },
  };
}
