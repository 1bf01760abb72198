import { err, ok, type Result } from "@patchbay/base/result";
import { parseFlow } from "@patchbay/flow-model/parse-flow";
import { z } from "zod";
import { env } from "../env.ts";

export const INSTALLATION_HELP = `  --server URL      the installation (or PATCHBAY_URL)
  --key KEY         an API key of it with rights on flows (or PATCHBAY_API_KEY)`;

const draft = z.object({ document: z.unknown(), revision: z.number().int() });
const summaries = z.array(z.object({ name: z.string() }));
const refusal = z.object({ code: z.string() });

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
      const failure = refusal.safeParse(answer);
      return err(`${method} ${path}: ${response.status} ${failure.success ? failure.data.code : ""}`.trim());
    } catch (error) {
      return err(`${this.#url} does not answer as a Patchbay installation: ${(error as Error).message}`);
    }
  }
}
