import { compile } from "@patchbay/compiler/compile";
import { TestCall } from "@patchbay/engine/test-call";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { describe, expect, it } from "vitest";
import { walkEveryExit } from "../test/every-exit.ts";
import { FLOW_TEMPLATES } from "./templates.ts";

const options = { registry: nodeRegistry, references: {}, programs: new Map() };

it("offers at least twelve whole flows, each under a name of its own", () => {
  expect(FLOW_TEMPLATES.length).toBeGreaterThanOrEqual(12);
  expect(new Set(FLOW_TEMPLATES.map(({ id }) => id)).size).toBe(FLOW_TEMPLATES.length);
});

describe.each(FLOW_TEMPLATES.map((template) => [template.id, template] as const))(
  "the template %s",
  (_id, template) => {
    it.each(["en", "zh"] as const)("passes all checks in %s, without a warning", (locale) => {
      const compiled = compile(template.flow(locale), options);
      expect(compiled.ok ? compiled.value.warnings : compiled.error).toEqual([]);
    });

    it("is in Chinese where people read or hear it", () => {
      expect(template.title.zh).not.toBe(template.title.en);
      expect(template.description.zh).not.toBe(template.description.en);
      const { nodes } = template.flow("zh");
      const english = Object.values(nodes).filter(({ label }) => !/\p{Script=Han}/u.test(label));
      expect(english.map(({ label }) => label)).toEqual([]);
      expect(Object.keys(nodes)).toEqual(Object.keys(template.flow("en").nodes));
    });

    it("brings whoever leaves a step by any of its exits to an end", async () => {
      expect(await walkEveryExit(template.flow("en"), nodeRegistry)).toEqual({ without: [], stuck: [] });
    });

    it("brings a caller who does nothing to an end", async () => {
      const call = await TestCall.dial(template.flow("en"), nodeRegistry);
      await call.advance(3_600_000);
      expect([call.at(), call.faults]).toEqual([undefined, []]);
      expect(call.path.length).toBeGreaterThan(2);
    });
  },
);
