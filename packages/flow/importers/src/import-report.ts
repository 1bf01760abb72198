import type { LocalText } from "@patchbay/base/text";
import type { FlowDocument, NodeId } from "@patchbay/flow-model/document";

export const VENDORS = ["twilio", "connect", "typebot", "bpmn"] as const;
export type Vendor = (typeof VENDORS)[number];

/** What became of one step of the export. Every step of it has an entry: nothing is dropped in silence. */
export interface ImportEntry {
  /** The step's own id, type and name over there. */
  readonly id: string;
  readonly type: string;
  readonly label: string;
  /** `partly`: it works, but something of it has no counterpart. `not-mapped`: a placeholder stands for it. */
  readonly status: "mapped" | "partly" | "not-mapped";
  /** The steps that it became; the first is where its wires lead. */
  readonly nodes: readonly NodeId[];
  readonly remarks: readonly LocalText[];
}

export interface ImportReport {
  readonly vendor: Vendor;
  readonly entries: readonly ImportEntry[];
  /** What concerns the flow as a whole. */
  readonly remarks: readonly LocalText[];
}

export interface Imported {
  readonly document: FlowDocument;
  readonly report: ImportReport;
}

/** Why a file is no export that can be read. */
export interface ImportRefusal {
  readonly code: "import.not-readable" | "import.unknown-format" | "import.too-large";
  readonly why: LocalText;
}

export function countByStatus({ entries }: ImportReport): Readonly<Record<ImportEntry["status"], number>> {
  const count = (status: ImportEntry["status"]) => entries.filter((entry) => entry.status === status).length;
  return { mapped: count("mapped"), partly: count("partly"), "not-mapped": count("not-mapped") };
}
