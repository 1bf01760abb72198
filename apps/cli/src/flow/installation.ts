import { err, ok, type Result } from "@patchbay/base/result";
import { parseFlow } from "@patchbay/flow-model/parse-flow";
import { z } from "zod";
import { env } from "../env.ts";

export const INSTALLATION_HELP = `  --server URL      the installation (or PATCHBAY_URL)
  --key KEY         an API key of it with rights on flows (or PATCHBAY_API_KEY)`;

const draft = z.object({ document: z.unknown(), revision: z.number().int() });
const summaries = z.array(z.object({ name: z.string() }));
const refusal = z.object({ code: z.string(), facts: z.unknown().optional() });
const problems = z.object({ problems: z.array(z.object({ path: z.string(), why: z.string() })) });
const diagnostics = z.object({
  diagnostics: z.array(
    z.object({ code: z.string(), node: z.string().optional(), message: z.object({ en: z.string() }) }),
  ),
});

/** What the installation refuses, and what to do about it. */
const WORDS: Readonly<Record<string, string>> = {
  "access.not-signed-in":
    "the key is not accepted. Make one in the studio on its page Integration, and give it with --key or PATCHBAY_API_KEY.",
  "access.not-allowed":
    "the key has not the right to do this: it needs flow:read, flow:edit and, to publish, flow:publish.",
  "flow.not-found": "there is no such flow. Without names, patchbay flow export takes all.",
  "flow.conflict": "somebody saved it meanwhile. Export it again, merge (patchbay flow merge), and send the result.",
  "flow.has-problems": "the draft is saved, and not published because it has errors:",
  "input.invalid": "the file is not taken as a flow:",
};

/** Flows of a running installation, over REST. Failures are sentences for the terminal. */
export class Installation {
  readonly #url: string;
  readonly #key: string;

  private constructor(url: string, key: string) {
    this.#url = url.replace(/\/$/, "");
    this.#key = key;
  }

  /** Undefined when no installation is named: then only local files are meant. */
  static open(server: string | undefined, key: string | undefined): Result<Installation | undefined, string> {
    const [url, secret] = [server ?? env.PATCHBAY_URL, key ?? env.PATCHBAY_API_KEY];
    if (url === undefined) return ok(undefined);
    return secret ? ok(new Installation(url, secret)) : err("an API key is needed: --key or PATCHBAY_API_KEY");
  }

  async names(): Promise<Result<readonly string[], string>> {
    const answer = await this.#ask("GET", "/flows");
    if (!answer.ok) return answer;
    return ok(summaries.parse(answer.value).map(({ name }) => name));
  }

  async document(name: string, version: number | undefined) {
    const path = `/flows/${encodeURIComponent(name)}`;
    const answer = await this.#ask("GET", version === undefined ? path : `${path}/versions/${version}`);
    if (!answer.ok) return answer;
    const parsed = parseFlow(version === undefined ? draft.parse(answer.value).document : answer.value);
    return parsed.ok ? parsed : err(`${name} came in a form that this command does not know`);
  }

  /** Makes the flow, or replaces its draft; answers the new revision. */
  async put(document: {
    readonly name: string;
  }): Promise<Result<{ readonly revision: number; readonly made: boolean }, string>> {
    const path = `/flows/${encodeURIComponent(document.name)}`;
    const there = await this.#ask("GET", path);
    if (!there.ok && there.error !== WORDS["flow.not-found"]) return there;
    const saved = there.ok
      ? await this.#ask("PATCH", path, { document, revision: draft.parse(there.value).revision })
      : await this.#ask("POST", "/flows", { document });
    return saved.ok ? ok({ revision: draft.parse(saved.value).revision, made: !there.ok }) : saved;
  }

  async publish(name: string, revision: number, message: string): Promise<Result<unknown, string>> {
    return this.#ask("POST", `/flows/${encodeURIComponent(name)}/publish`, { revision, message });
  }

  async #ask(method: string, path: string, body?: unknown): Promise<Result<unknown, string>> {
    try {
      const response = await fetch(`${this.#url}/api/v1${path}`, {
        method,
        headers: { authorization: `Bearer ${this.#key}`, "content-type": "application/json" },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      const answer: unknown = await response.json();
      if (response.ok) return ok(answer);
      return err(whyRefused(answer) ?? `${method} ${path} was answered with ${response.status}.`);
    } catch (error) {
      const { message, cause } = error as Error;
      const why = cause instanceof Error ? cause.message || (cause as NodeJS.ErrnoException).code : message;
      return err(
        `${this.#url} does not answer as a Patchbay installation (${why}). Is it up, and is the address right?`,
      );
    }
  }
}

function whyRefused(answer: unknown): string | undefined {
  const failure = refusal.safeParse(answer);
  if (!failure.success) return undefined;
  const { code, facts } = failure.data;
  const invalid = problems.safeParse(facts);
  const broken = diagnostics.safeParse(facts);
  const lines = [
    ...(invalid.success ? invalid.data.problems.map(({ path, why }) => `  ${path}: ${why}`) : []),
    ...(broken.success
      ? broken.data.diagnostics.map(
          ({ code: rule, node, message }) => `  ${rule}${node ? ` at ${node}` : ""}: ${message.en}`,
        )
      : []),
  ];
  return [WORDS[code] ?? `it answers ${code}.`, ...lines].join("\n");
}
