import { TestCall } from "@patchbay/engine/test-call";
import { expect, it } from "vitest";
import { nodeFlow } from "../../node-flow.fixture.ts";
import { nodeRegistry } from "../../registry.gen.ts";

const dial = (config: object, connected = true) =>
  TestCall.dial(
    nodeFlow("crm-contact", { value: "{{ phone }}", ...config }, ["found", "not-found", "failed"], {
      before: { phone: "+49301" },
    }),
    nodeRegistry,
    {
      world: ({ crm }) => {
        if (connected) crm.fields = ["phone", "name", "tier"];
        crm.contacts.push({ id: "7", fields: { phone: "+49301", name: "Ann" } });
      },
    },
  );

it("looks a contact up by one of its fields", async () => {
  const call = await dial({});
  await call.expectAt("found");
  expect(call.variables().contact).toEqual({ id: "7", phone: "+49301", name: "Ann" });
  const nobody = await dial({ value: "+49999" });
  await nobody.expectAt("not-found");
  expect(nobody.variables().contact).toBeNull();
  await (await dial({ value: "{{ '' }}" })).expectAt("not-found");
});

it("creates a contact, and changes one that it finds", async () => {
  const created = await dial({ action: "create", fields: [{ name: "name", value: "Bob {{ phone }}" }] });
  await created.expectAt("found");
  expect(created.world.crm.contacts[1]).toEqual({ id: "contact-2", fields: { name: "Bob +49301" } });
  const changed = await dial({ action: "update", fields: [{ name: "tier", value: "gold" }] });
  expect(changed.world.crm.contacts).toEqual([{ id: "7", fields: { phone: "+49301", name: "Ann", tier: "gold" } }]);
});

it("creates what it does not find only when that is wanted", async () => {
  const fields = [{ name: "name", value: "Eve" }];
  const updated = await dial({ action: "update", value: "+49999", fields });
  await updated.expectAt("not-found");
  expect(updated.world.crm.contacts).toHaveLength(1);
  const saved = await dial({ action: "save", value: "+49999", fields });
  await saved.expectAt("found");
  expect(saved.world.crm.contacts[1]?.fields).toEqual({ phone: "+49999", name: "Eve" });
});

it("fails without a connection, and for a field that the connection does not name", async () => {
  await (await dial({}, false)).expectAt("failed");
  await (await dial({ field: "shoe" })).expectAt("failed");
});
