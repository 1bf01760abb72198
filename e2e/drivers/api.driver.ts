/** A signed-in person at the API: session cookie, tRPC calls. Throws what the server refused, with its code. */
export class ApiUser {
  readonly web: string;
  readonly #cookie: string;

  private constructor(web: string, cookie: string) {
    this.web = web;
    this.#cookie = cookie;
  }

  static async signIn(web: string, email: string, password = "patchbay-demo"): Promise<ApiUser> {
    const answer = await fetch(`${web}/api/auth/sign-in/email`, {
      method: "POST",
      headers: { "content-type": "application/json", origin: web },
      body: JSON.stringify({ email, password }),
    });
    if (!answer.ok) throw new Error(`sign-in of ${email}: ${answer.status} ${await answer.text()}`);
    const cookie = answer.headers
      .getSetCookie()
      .map((line) => line.split(";", 1)[0])
      .join("; ");
    return new ApiUser(web, cookie);
  }

  /** From now on in another organisation that this person belongs to. */
  async workIn(organizationId: string): Promise<void> {
    const headers = { ...this.headers, "content-type": "application/json" };
    const body = JSON.stringify({ organizationId });
    const answer = await fetch(`${this.web}/api/auth/organization/set-active`, { method: "POST", headers, body });
    if (!answer.ok) throw new Error(`organisation ${organizationId}: ${answer.status} ${await answer.text()}`);
  }

  get headers(): Readonly<Record<string, string>> {
    return { cookie: this.#cookie, origin: this.web };
  }

  async query<Output>(path: string, input?: unknown): Promise<Output> {
    const search = input === undefined ? "" : `?input=${encodeURIComponent(JSON.stringify(input))}`;
    return this.#read(path, await fetch(`${this.web}/trpc/${path}${search}`, { headers: this.headers }));
  }

  async mutate<Output>(path: string, input?: unknown): Promise<Output> {
    const headers = { ...this.headers, "content-type": "application/json" };
    const body = input === undefined ? "{}" : JSON.stringify(input);
    return this.#read(path, await fetch(`${this.web}/trpc/${path}`, { method: "POST", headers, body }));
  }

  /** Why the server will not: the failure's code, and its facts. */
  async refusal(path: string, input: unknown): Promise<{ readonly code: string; readonly facts: unknown }> {
    const headers = { ...this.headers, "content-type": "application/json" };
    const answer = await fetch(`${this.web}/trpc/${path}`, { method: "POST", headers, body: JSON.stringify(input) });
    const { error } = (await answer.json()) as { error?: { data: { code: string; facts: unknown } } };
    if (!error) throw new Error(`${path} was not refused`);
    return { code: error.data.code, facts: error.data.facts };
  }

  async #read<Output>(path: string, answer: Response): Promise<Output> {
    const json = (await answer.json()) as {
      result?: { data: Output };
      error?: { message: string; data?: { code?: string } };
    };
    if (!json.result)
      throw new Error(`${path}: ${json.error?.data?.code ?? answer.status} ${json.error?.message ?? ""}`);
    return json.result.data;
  }
}
