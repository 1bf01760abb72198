/** The `patchbay` command: one file per subcommand, each prints its own help. */
interface Command {
  readonly summary: string;
  readonly load: () => Promise<{ readonly run: (args: readonly string[]) => Promise<number> }>;
}

const COMMANDS: Readonly<Record<string, Command>> = {
  up: { summary: "start everything on this machine", load: () => import("./up/up.command.ts") },
  flow: {
    summary: "check, compare, merge, import, export and replay flows",
    load: () => import("./flow/flow.command.ts"),
  },
  call: {
    summary: "call a number as a test caller, with audio and keys",
    load: () => import("./call/call.command.ts"),
  },
  staffing: {
    summary: "how many agents it takes, by formula and by simulation",
    load: () => import("./staffing/staffing.command.ts"),
  },
  media: { summary: "what media workers carry; drain them", load: () => import("./media/media.command.ts") },
  load: { summary: "place many calls and measure them", load: () => import("./load/load.command.ts") },
};

const [name, ...args] = process.argv.slice(2);
const command = name === undefined ? undefined : COMMANDS[name];
if (!command) {
  const asked = name === undefined || name === "help" || name === "--help";
  const list = Object.entries(COMMANDS).map(([key, item]) => `  patchbay ${key.padEnd(10)} ${item.summary}`);
  const lead = asked ? "" : `unknown command "${name}"\n\n`;
  console[asked ? "log" : "error"](`${lead}usage:\n${list.join("\n")}\n\npatchbay <command> --help tells more.`);
  process.exit(asked ? 0 : 2);
}
try {
  // Explicitly: a channel to a parent process would keep this one alive.
  process.exit(await (await command.load()).run(args));
} catch (error) {
  const { code, message } = error as NodeJS.ErrnoException;
  if (!code?.startsWith("ERR_PARSE_ARGS")) throw error;
  const verb = name === "flow" && args[0] !== undefined ? `${name} ${args[0]}` : name;
  console.error(`${message}\n\npatchbay ${verb} --help tells what it takes.`);
  process.exit(2);
}
