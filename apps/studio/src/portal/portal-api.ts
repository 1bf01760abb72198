import type { OwnTicket, OwnTicketDetail } from "@patchbay/use-cases/portal/own-tickets";

export type { OwnTicket, OwnTicketDetail };

export class PortalError extends Error {
  readonly status: number;

  constructor(status: number) {
    super(`the portal answered ${status}`);
    this.status = status;
  }
}

export type Act =
  | {
      readonly do: "comment";
      readonly text: string;
      readonly files: readonly { readonly id: string; readonly name: string }[];
    }
  | { readonly do: "close" | "reopen" }
  | { readonly do: "move"; readonly move: string }
  | { readonly do: "rate"; readonly score: number; readonly comment: string };

/** The customer's own tickets, by the link that was mailed to them. No cookie goes along. */
export function portalApi(token: string) {
  const ask = async <Answer>(path: string, init: RequestInit = {}): Promise<Answer> => {
    const headers = { ...init.headers, authorization: `Portal ${token}` };
    const answer = await fetch(`/api/portal/${path}`, { ...init, headers, credentials: "omit" });
    if (!answer.ok) throw new PortalError(answer.status);
    return (await answer.json()) as Answer;
  };
  return {
    tickets: () => ask<{ readonly name: string; readonly tickets: readonly OwnTicket[] }>("tickets"),
    ticket: (number: number) => ask<OwnTicketDetail>(`tickets/${number}`),
    act: (number: number, act: Act) =>
      ask<OwnTicketDetail>(`tickets/${number}`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(act),
      }),
    /** Lays a file ready for the next word. */
    file: (file: File) =>
      ask<{ readonly id: string }>("files", {
        method: "POST",
        headers: { "content-type": "application/octet-stream" },
        body: file,
      }),
  };
}

export type PortalApi = ReturnType<typeof portalApi>;

/** Undefined: it worked. */
export async function askForLink(tenant: string, email: string, language: string): Promise<number | undefined> {
  const answer = await fetch("/api/portal/link", {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ tenant, email, language }),
  });
  return answer.ok ? undefined : answer.status;
}
