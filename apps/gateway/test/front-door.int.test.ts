import { startTestPostgres, type TestPostgres } from "@patchbay/adapter-postgres/test-database";
import { asOwner } from "@patchbay/adapter-postgres/test-tenants";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type Outputs, PASSWORD, startTestGateway, type TestGateway } from "./test-gateway.ts";

let postgres: TestPostgres;
let gateway: TestGateway;

beforeAll(async () => {
  postgres = await startTestPostgres();
  gateway = await startTestGateway(postgres);
  await gateway.tenant("harbour", [
    { id: "ada", role: "admin" },
    { id: "ann", role: "agent" },
    { id: "vic", role: "agent" },
  ]);
  await gateway.tenant("yunfan", [
    { id: "ada", role: "analyst" },
    { id: "yun", role: "admin" },
  ]);
});
afterAll(async () => {
  await gateway?.stop();
  await postgres?.stop();
});

describe("while the database is away", () => {
  it("says so, to people and to supervisors of the machine, and does not end itself", async () => {
    const own = await startTestPostgres();
    const door = await startTestGateway(own);
    await door.tenant("harbour", [{ id: "ada", role: "admin" }]);
    const ada = await door.signedIn("harbour", "ada");
    expect(await ada.ask("number.list")).toEqual([]);
    await own.stop();
    const away = { status: 503, failure: { code: "service.away", facts: {}, httpStatus: 503 } };
    expect(await ada.query("number.list")).toMatchObject(away);
    expect(await gateway.client().query("session.me")).toMatchObject({ status: 401 });
    expect((await door.client().fetch("/healthz")).status).toBe(503);
    await door.stop();
  });
});

describe("signing in", () => {
  it("lets a person in with e-mail and password and says who and where they are", async () => {
    const ann = await gateway.signedIn("harbour", "ann");
    const me = await ann.ask<Outputs["session"]["me"]>("session.me");
    expect(me).toMatchObject({ user: { id: "ann" }, tenant: { slug: "harbour" }, role: "agent" });
    expect(me.permissions).toContain("call:handle");
    expect(me.permissions).not.toContain("flow:read");
  });

  it("marks the cookie so that no script reads it and no other site sends it", async () => {
    const answer = await gateway.client().signIn("ann@harbour.test", PASSWORD);
    const cookie = answer.headers.getSetCookie().find((item) => item.startsWith("patchbay.session_token="));
    expect(cookie).toMatch(/HttpOnly/i);
    expect(cookie).toMatch(/SameSite=Lax/i);
  });

  it("switches the tenant, and with it the role, at once", async () => {
    const ada = await gateway.signedIn("harbour", "ada");
    const me = await ada.ask<Outputs["session"]["me"]>("session.me");
    expect(me.role).toBe("admin");
    const other = me.tenants.find((tenant) => tenant.slug === "yunfan");
    const set = await ada.fetch("/api/auth/organization/set-active", {
      method: "POST",
      body: { organizationId: other?.id },
    });
    expect(set.status).toBe(200);
    expect(await ada.ask("session.me")).toMatchObject({ tenant: { slug: "yunfan" }, role: "analyst" });
  });

  it("says 401 and nothing more to who is not signed in, and after signing out", async () => {
    const nobody = gateway.client();
    expect(await nobody.query("flow.list")).toMatchObject({
      status: 401,
      failure: { code: "access.not-signed-in", facts: {} },
    });
    const ann = await gateway.signedIn("harbour", "ann");
    await ann.fetch("/api/auth/sign-out", { method: "POST", body: {} });
    expect((await ann.query("session.me")).status).toBe(401);
  });

  it("throttles wrong passwords per account, with a clear answer, and lets others go on", async () => {
    const guesser = gateway.client();
    const statuses: number[] = [];
    for (let i = 0; i < 7; i++) statuses.push((await guesser.signIn("vic@harbour.test", `wrong ${i}`)).status);
    expect(statuses).toEqual([401, 401, 401, 401, 401, 429, 429]);
    const refused = await guesser.signIn("vic@harbour.test", PASSWORD);
    expect(refused.status).toBe(429);
    expect(await refused.json()).toMatchObject({
      code: "TOO_MANY_WRONG_PASSWORDS",
      retryAfterSeconds: expect.any(Number),
    });
    expect((await gateway.client().signIn("ann@harbour.test", PASSWORD)).status).toBe(200);
    // The wait passes: as if the last guess had been long ago.
    await asOwner(gateway.urls, (client) =>
      client.query(`UPDATE auth."rateLimit" SET "lastRequest" = "lastRequest" - 60000`),
    );
    expect((await gateway.client().signIn("vic@harbour.test", PASSWORD)).status).toBe(200);
  });

  it("answers unknown people like known ones with a wrong password", async () => {
    const known = await gateway.client().signIn("ann@harbour.test", "not it, sorry");
    const unknown = await gateway.client().signIn("nobody@harbour.test", "not it, sorry");
    expect(unknown.status).toBe(known.status);
    expect(await unknown.json()).toEqual(await known.json());
  });

  it("has only the parts of sign-in open that people need", async () => {
    const ada = await gateway.signedIn("harbour", "ada");
    for (const path of [
      "organization/create",
      "organization/update-member-role",
      "organization/remove-member",
      "organization/invite-member",
      "delete-user",
    ]) {
      expect((await ada.fetch(`/api/auth/${path}`, { method: "POST", body: {} })).status, path).toBe(404);
    }
  });

  it("makes accounts for the invited only, who then belong to the tenant with their role", async () => {
    const stranger = await gateway.client().fetch("/api/auth/sign-up/email", {
      method: "POST",
      body: { email: "new@harbour.test", password: PASSWORD, name: "New" },
    });
    expect(stranger.status).toBe(403);
    const ada = await gateway.signedIn("harbour", "ada");
    const invitation = await ada.done<Outputs["member"]["invite"]>("member.invite", {
      email: "New@Harbour.test",
      role: "supervisor",
    });
    expect(invitation.link).toBe(`http://desk.test/invitation/${invitation.id}`);
    const guest = gateway.client();
    const made = await guest.fetch("/api/auth/sign-up/email", {
      method: "POST",
      body: { email: "new@harbour.test", password: PASSWORD, name: "New" },
    });
    expect(made.status).toBe(200);
    await guest.signIn("new@harbour.test", PASSWORD);
    const accepted = await guest.fetch("/api/auth/organization/accept-invitation", {
      method: "POST",
      body: { invitationId: invitation.id },
    });
    expect(accepted.status).toBe(200);
    expect(await guest.ask("session.me")).toMatchObject({ tenant: { slug: "harbour" }, role: "supervisor" });
    expect(await ada.mutate("member.setRole", { user: "ada", role: "agent" })).toMatchObject({
      status: 409,
      failure: { code: "member.last-admin" },
    });
  });
});

describe("the API's answers", () => {
  it("say what is wrong with an input, by field", async () => {
    const ada = await gateway.signedIn("harbour", "ada");
    const answer = await ada.mutate("number.add", { number: "4000; DROP TABLE", label: "" });
    expect(answer).toMatchObject({ status: 400, failure: { code: "input.invalid" } });
    const problems = answer.failure?.facts.problems as { path: string }[];
    expect(problems.map((problem) => problem.path)).toEqual(["number", "label"]);
    expect(JSON.stringify(answer)).not.toMatch(/at .*\.ts:|node_modules/);
  });

  it("refuse bodies that are too large or no JSON, without a stack", async () => {
    const ada = await gateway.signedIn("harbour", "ada");
    const big = await ada.fetch("/trpc/number.add", { method: "POST", body: { number: "1", label: "x".repeat(6e6) } });
    expect(big.status).toBe(413);
    const broken = await ada.fetch("/trpc/number.add", {
      method: "POST",
      headers: { "content-type": "application/json" },
      raw: Buffer.from("{"),
    });
    expect(broken.status).toBe(400);
    expect(await broken.text()).not.toMatch(/at .*\.ts:|node_modules|SyntaxError/);
  });

  it("refuse changes that a page of another origin asks for with the person's cookie", async () => {
    const ada = await gateway.signedIn("harbour", "ada");
    const headers = { origin: "https://evil.example" };
    const body = { number: "4711", label: "stolen" };
    expect((await ada.fetch("/trpc/number.add", { method: "POST", body, headers })).status).toBe(403);
    expect(await ada.ask("number.list")).toEqual([]);
  });

  it("name the diagnostics of a malformed flow instead of failing", async () => {
    const ada = await gateway.signedIn("harbour", "ada");
    for (const document of [null, 17, "flow", {}, { format: "patchbay.flow/1", nodes: { a: {} } }]) {
      const check = await ada.ask<Outputs["flow"]["check"]>("flow.check", { document });
      expect(check.ok).toBe(false);
      expect(check.diagnostics[0]?.code).toMatch(/^FLOW\d+$/);
    }
  });
});

describe("everything else", () => {
  it("comes from the studio, or is a plain page that says so when the studio is away", async () => {
    const page = await gateway.client().fetch("/flows?x=1");
    expect(await page.text()).toBe("page /flows?x=1");
    gateway.studio.close();
    const away = await gateway.client().fetch("/flows");
    expect(away.status).toBe(502);
    expect(await away.text()).toMatch(/pages are not there just now/);
  });

  it("tells supervisors of the machine that it is well, and its figures", async () => {
    expect((await gateway.client().fetch("/healthz")).status).toBe(200);
    expect(await (await gateway.client().fetch("/metrics")).text()).toMatch(/patchbay_http_request_seconds_count/);
  });
});
