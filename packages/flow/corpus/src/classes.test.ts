import { compile } from "@patchbay/compiler/compile";
import type { Diagnostic } from "@patchbay/flow-model/diagnostic";
import { expect, it } from "vitest";
import { plantedFlows } from "./corpus.ts";
import { tenant } from "./tenant.ts";

/** What an author is promised to be told before publishing, by what it costs: errors lose contacts or cannot run, so they block. */
const CLASSES: readonly (readonly [what: string, code: Diagnostic["code"], severity: Diagnostic["severity"]])[] = [
  ["unconnected exits", "FLOW201", "error"],
  ["misspelt exits", "FLOW202", "error"],
  ["unreachable nodes", "FLOW203", "warning"],
  ["cycles without caller input or time passing", "FLOW205", "error"],
  ["dead ends: nobody gets out", "FLOW211", "error"],
  ["dead ends: nobody who keeps silent gets out", "FLOW212", "error"],
  ["unhandled errors", "FLOW213", "error"],
  ["unhandled timeouts", "FLOW201", "error"],
  ["variables that are never set", "FLOW302", "warning"],
  ["variables read before they are set", "FLOW311", "warning"],
  ["variables of the wrong type", "FLOW312", "warning"],
  ["missing or unknown references", "FLOW401", "error"],
  ["jumps to labels that are not there", "FLOW221", "error"],
  ["sub-flow recursion", "FLOW402", "error"],
  ["queues that nobody staffs", "FLOW411", "warning"],
  ["hours that never open", "FLOW412", "warning"],
  ["prompts missing in a language", "FLOW413", "warning"],
  ["channel misfit", "FLOW501", "error"],
  ["more than so many minutes without a human", "FLOW601", "warning"],
];
/** These speak of something that does not lie on a way from the start. */
const WITHOUT_WAY: ReadonlySet<Diagnostic["code"]> = new Set(["FLOW202", "FLOW203"]);

it.each(CLASSES)(
  "%s are %s, of severity %s, told in two languages and shown by a way from the start",
  (what, code, severity) => {
    const planted = plantedFlows.filter((flow) => flow.code === code && !flow.fault.includes("on one of two branches"));
    expect(planted.length, what).toBeGreaterThanOrEqual(2);
    for (const { flow, fault } of planted) {
      const compiled = compile(flow, tenant);
      const [finding] = compiled.ok ? compiled.value.warnings : compiled.error;
      expect(finding, fault).toMatchObject({ code, severity });
      // What blocks is refused by the compiler itself, which is what publishing asks.
      expect(compiled.ok, fault).toBe(severity === "warning");
      expect(finding?.message.en, fault).toMatch(/\w.*[.?]$/);
      expect(finding?.message.zh, fault).toMatch(/[\u4e00-\u9fff].*[。？]$/);
      if (!WITHOUT_WAY.has(code)) expect(finding?.path?.length ?? 0, fault).toBeGreaterThan(0);
    }
  },
);
