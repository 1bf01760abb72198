import type { FastifyInstance, FastifyReply, FastifyRequest } from "fastify";
import { CLIENT_ADDRESS_HEADER, type SignIn } from "../sign-in/sign-in.ts";
import type { Front } from "./gateway-request.ts";

/**
 * The parts of better-auth that people need. The rest of its organisation plugin would be a second door to
 * members, past our permissions and the audit log.
 */
const OPEN = new Set([
  "GET /get-session",
  "POST /sign-in/email",
  "POST /sign-up/email",
  "POST /sign-out",
  "POST /change-password",
  "POST /update-user",
  "GET /list-sessions",
  "POST /revoke-session",
  "POST /revoke-sessions",
  "POST /revoke-other-sessions",
  "GET /organization/list",
  "POST /organization/set-active",
  "GET /organization/get-invitation",
  "POST /organization/accept-invitation",
  "POST /organization/reject-invitation",
]);

const PREFIX = "/api/auth";
const MOST_BYTES = 16 * 1024;

export function authRoutes(app: FastifyInstance, front: Front, signIn: SignIn): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("*", { parseAs: "string", bodyLimit: MOST_BYTES }, (_request, body, done) =>
      done(null, body),
    );
    scope.all(`${PREFIX}/*`, async (request, reply) => {
      const path = request.url.slice(PREFIX.length).split("?", 1)[0];
      if (!OPEN.has(`${request.method} ${path}`))
        return reply.code(404).send({ code: "api.no-such-procedure", facts: {} });
      const answer = await signIn.handler(asWebRequest(request, front.publicUrl));
      // It may have changed who this cookie is, and where.
      front.doorkeeper.forget(request.headers.cookie);
      return sendWebResponse(reply, answer);
    });
  });
}

function asWebRequest(request: FastifyRequest, publicUrl: string): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) {
    if (typeof value === "string") headers.set(name, value);
  }
  headers.set(CLIENT_ADDRESS_HEADER, request.ip);
  const body = typeof request.body === "string" && request.body !== "" ? { body: request.body } : {};
  return new Request(new URL(request.url, publicUrl), { method: request.method, headers, ...body });
}

async function sendWebResponse(reply: FastifyReply, answer: Response): Promise<FastifyReply> {
  reply.code(answer.status);
  for (const [name, value] of answer.headers) {
    if (name !== "set-cookie") reply.header(name, value);
  }
  const cookies = answer.headers.getSetCookie();
  if (cookies.length > 0) reply.header("set-cookie", cookies);
  return reply.send(answer.body === null ? null : await answer.text());
}
