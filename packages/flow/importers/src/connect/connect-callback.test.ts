import { must } from "@patchbay/base/result";
import { compile } from "@patchbay/compiler/compile";
import { nodeRegistry } from "@patchbay/nodes/registry.gen";
import { expect, it } from "vitest";
import { importFlow } from "../import-flow.ts";

const action = (Identifier: string, Type: string, Parameters: object, NextAction: string) => ({
  ...{ Identifier, Type, Parameters },
  Transitions: { NextAction, Errors: [] },
});

it("becomes a callback that keeps the place, to the number and queue settled before", () => {
  const connect = {
    Version: "2019-10-30",
    StartAction: "number",
    Actions: [
      action("number", "UpdateContactCallbackNumber", { CallbackNumber: "$.CustomerEndpoint.Address" }, "queue"),
      action("queue", "UpdateContactTargetQueue", { QueueId: "sales" }, "callback"),
      action("callback", "CreateCallbackContact", { MaximumConnectionAttempts: "2", RetryDelaySeconds: "1200" }, "end"),
      { Identifier: "end", Type: "DisconnectParticipant", Parameters: {}, Transitions: {} },
    ],
  };
  const { document, report } = must(importFlow(JSON.stringify(connect), { registry: nodeRegistry }));
  expect(report.entries.map(({ status }) => status)).toEqual(["mapped", "partly", "mapped", "mapped"]);
  expect(Object.values(document.nodes).find(({ type }) => type === "offer-callback")?.config).toMatchObject({
    attempts: 2,
    againAfterMs: 1_200_000,
    prompts: [],
  });
  const options = { registry: nodeRegistry, references: { queue: ["sales"] }, programs: new Map() };
  expect(compile(document, options)).toMatchObject({ ok: true });
});
