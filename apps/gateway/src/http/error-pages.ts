import { errorAnswer } from "@patchbay/api/error-answer";
import { RefusedError } from "@patchbay/api/failure";
import { TRPCError } from "@trpc/server";
import { getHTTPStatusCodeFromError } from "@trpc/server/http";
import type { FastifyError, FastifyInstance } from "fastify";
import { ZodError } from "zod";

/** Every error of a plain route as `{code, facts}`; what nobody expected is logged and told without its inside. */
export function errorPages(app: FastifyInstance): void {
  app.setErrorHandler<FastifyError | Error>((error, _request, reply) => {
    const { status, ...answer } = answerTo(error);
    if (status >= 500 && !(error instanceof RefusedError)) app.log.error({ err: error }, "a request failed");
    return reply.code(status).send(answer);
  });
}

export function answerTo(error: unknown): { status: number } & ReturnType<typeof errorAnswer> {
  const trpc = asTrpc(error);
  if (trpc) return { status: getHTTPStatusCodeFromError(trpc), ...errorAnswer(trpc) };
  const status = (error as Partial<FastifyError>).statusCode ?? 500;
  const code = FASTIFY_CODES[status] ?? (status < 500 ? "input.invalid" : "internal.failed");
  return { status, code, facts: {} };
}

function asTrpc(error: unknown): TRPCError | undefined {
  if (error instanceof TRPCError) return error;
  return error instanceof ZodError ? new TRPCError({ code: "BAD_REQUEST", cause: error }) : undefined;
}

const FASTIFY_CODES: Readonly<Record<number, string>> = {
  400: "input.invalid",
  404: "api.no-such-procedure",
  413: "input.too-large",
  415: "input.not-json",
};
