export interface DemoWorld {
  readonly password: string;
  readonly tenants: readonly {
    readonly name: string;
    readonly accounts: readonly { readonly email: string; readonly role: string }[];
    readonly numbers: readonly { readonly number: string; readonly label: string }[];
  }[];
}

export interface World {
  readonly web: string;
  readonly sip: string;
  readonly dataDir: string;
  readonly demo?: DemoWorld | undefined;
  readonly pids: Readonly<Record<string, number>>;
}

/** For scripts and tests: all of it on one line. */
export function readyLine(world: World): string {
  return JSON.stringify({ event: "ready", ...world });
}

/** For people: where to go, who to be, what to dial. */
export function readyTable(world: World): string {
  const rows: [string, string][] = [
    ["Studio", world.web],
    ["SIP", `${world.sip} (UDP and TCP)`],
    ["State and logs", world.dataDir],
  ];
  for (const tenant of world.demo?.tenants ?? []) {
    rows.push(["", ""], [tenant.name, `password for all: ${world.demo?.password}`]);
    for (const account of tenant.accounts) rows.push([`  ${account.role}`, account.email]);
    for (const item of tenant.numbers) rows.push([`  dial ${item.number}`, item.label]);
  }
  const width = Math.max(...rows.map(([key]) => columns(key)));
  const body = rows.map(([key, value]) => (key ? `  ${key}${" ".repeat(width - columns(key))}   ${value}` : ""));
  return ["", "Patchbay is ready. Ctrl-C stops it.", "", ...body, ""].join("\n");
}

/** Columns that a text takes in a terminal: Chinese characters take two. */
function columns(text: string): number {
  return [...text].reduce((sum, char) => sum + (/[ᄀ-ᅟ⺀-꓏가-힣豈-﫿︰-﹏＀-｠￠-￦]/.test(char) ? 2 : 1), 0);
}
