import httpProxy from "@fastify/http-proxy";
import type { FastifyInstance } from "fastify";

const AWAY = `<!doctype html>
<html lang="en"><meta charset="utf-8"><title>Patchbay</title>
<style>body{font:16px/1.5 system-ui,sans-serif;max-width:36rem;margin:20vh auto;padding:0 1rem;color-scheme:light dark}</style>
<h1>The pages are not there just now</h1>
<p>Patchbay is running, but the studio that draws its pages does not answer. It may still be starting: try again in a few seconds.</p>
<p lang="zh">Patchbay 正在运行，但页面服务暂时没有响应，可能仍在启动。请稍候几秒再试。</p>
</html>`;

/** Everything that is not ours to answer are pages: Next draws them. */
export function pageProxy(app: FastifyInstance, studioUrl: string): void {
  app.register(httpProxy, {
    upstream: studioUrl,
    prefix: "/",
    replyOptions: {
      rewriteRequestHeaders: (request, headers) => ({
        ...headers,
        host: request.headers.host ?? headers.host,
        "x-forwarded-host": request.headers.host,
        "x-forwarded-for": request.socket.remoteAddress,
      }),
      onError: (reply, { error }) => {
        app.log.warn({ err: error }, "the studio does not answer");
        reply.code(502).type("text/html; charset=utf-8").header("retry-after", "3").send(AWAY);
      },
    },
  });
}
