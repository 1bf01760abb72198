import { err, ok } from "@patchbay/base/result";
import { TestCall, type TestCallOptions } from "@patchbay/engine/test-call";
import type { FakeAnswer } from "@patchbay/ports/flow-ports.fake";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const exits = ["success", "timeout", "failed"];
const answer = (status: number, body: object | string = {}): FakeAnswer => ({
  result: ok({ status, headers: {}, body: body as never }),
});
const unreachable: FakeAnswer = { result: err({ code: "http.unreachable", why: "no route" }) };
const dial = (config: object, ...answers: readonly FakeAnswer[]) => {
  const left = [...answers];
  const choices = "conditions" in config ? ["choice:gone", "choice:open"] : [];
  const flow = nodeFlow("http-request", { url: "https://crm.example/{{ name }}", ...config }, [...exits, ...choices], {
    before: { name: 'An"n' },
  });
  const world: NonNullable<TestCallOptions["world"]> = (scene) => {
    scene.answerHttp = () => left.shift() ?? unreachable;
  };
  return TestCall.dial(flow, nodeRegistry, { world });
};

it("sends what the templates make, and saves the answer", async () => {
  const config = {
    method: "POST",
    headers: [{ name: "X-Name", value: "{{ name }}\r\nX-Evil: 1" }],
    body: '{"name": {{ json(name) }}}',
  };
  const call = await dial(config, answer(201, { id: 7 }));
  await call.expectAt("success");
  expect(call.world.httpRequests).toEqual([
    {
      method: "POST",
      url: 'https://crm.example/An"n',
      headers: { "content-type": "application/json", "idempotency-key": "run-1/subject/3", "x-name": 'An"n X-Evil: 1' },
      timeoutMs: 5_000,
      body: '{"name": "An\\"n"}',
    },
  ]);
  expect(call.variables().answer).toEqual({ status: 201, headers: {}, body: { id: 7 } });
});

it("leaves by the first condition that the answer meets", async () => {
  const conditions = [
    { id: "gone", when: "status == 404" },
    { id: "open", when: 'body.state == "open"' },
  ];
  await (await dial({ conditions }, answer(404))).expectAt("choice_gone");
  await (await dial({ conditions }, answer(200, { state: "open" }))).expectAt("choice_open");
  await (await dial({ conditions }, answer(200))).expectAt("success");
  await (await dial({ conditions }, answer(500))).expectAt("failed");
});

it("tries again with longer pauses when the service is away, and then takes the answer", async () => {
  const call = await dial({ retries: 2, backoffMs: 1_000 }, unreachable, answer(503), answer(200));
  await call.advance(2_999);
  expect(call.world.httpRequests).toHaveLength(2);
  await (await call.advance(1)).expectAt("success");
});

it("does not repeat what the service refused", async () => {
  const call = await dial({ retries: 3 }, answer(400));
  await call.expectAt("failed");
  expect(call.world.httpRequests).toHaveLength(1);
});

it("leaves by timeout when the answer does not come in time", async () => {
  const call = await dial({ timeoutMs: 2_000 }, { ...answer(200), afterMs: 60_000 });
  await (await call.advance(2_000)).expectAt("timeout");
  expect(call.variables().answer).toEqual({ status: 0, body: null, headers: {}, error: "http.timeout" });
});
