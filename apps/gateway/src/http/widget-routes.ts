import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import { stripTypeScriptTypes } from "node:module";
import { join } from "node:path";
import type { FastifyInstance } from "fastify";

const FOLDER = join(import.meta.dirname, "../chat/widget");
const MODULES = ["widget.ts", "connection.ts", "view.ts", "words.ts", "style.ts"] as const;

/** The one tag that a page carries: it finds out where it came from, and fetches the rest from there. */
const LOADER = `(() => {
  const tag = document.currentScript;
  import(new URL("/widget/widget.ts", tag.src).href).then((widget) => widget.start(tag));
})();
`;

/** `<script src="https://desk.example/widget.js" data-key="chat_…" async></script>` */
export function widgetRoutes(app: FastifyInstance): void {
  const files = new Map<string, string>([["/widget.js", LOADER]]);
  for (const name of MODULES) {
    files.set(`/widget/${name}`, stripTypeScriptTypes(readFileSync(join(FOLDER, name), "utf8")));
  }
  for (const [path, text] of files) {
    const tag = `"${createHash("sha256").update(text).digest("base64url").slice(0, 22)}"`;
    app.get(path, async (request, reply) => {
      // Pages of other origins load it.
      reply.header("access-control-allow-origin", "*").header("cross-origin-resource-policy", "cross-origin");
      reply.header("cache-control", "public, max-age=300").header("etag", tag);
      if (request.headers["if-none-match"] === tag) return reply.code(304).send();
      return reply.type("text/javascript; charset=utf-8").send(text);
    });
  }
}
