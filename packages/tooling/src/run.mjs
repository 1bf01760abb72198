/**
 * What the root scripts call: `node run.mjs up|test|verify|bench [arguments]`.
 * Does the set-up that the command needs, then hands over to the project's own Node.
 */
import { spawn } from "node:child_process";
import { environment, nodeBinary, root, setup } from "./setup.mjs";

const COMMANDS = {
  up: { script: ["apps/cli/src/main.ts", "up"], studio: true },
  test: { script: ["packages/tooling/src/test.ts"], studio: true },
  verify: { script: ["packages/tooling/src/verify.ts"], studio: false },
  bench: { script: ["packages/tooling/src/bench.ts"], studio: false },
  fuzz: { script: ["packages/tooling/src/long-run.ts", "fuzz"], studio: false },
  chaos: { script: ["packages/tooling/src/long-run.ts", "chaos"], studio: true },
  soak: { script: ["packages/tooling/src/long-run.ts", "soak"], studio: true },
};

const [name, ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) {
  process.stderr.write(`unknown command "${name ?? ""}": one of ${Object.keys(COMMANDS).join(", ")}\n`);
  process.exit(1);
}

try {
  setup({ studio: command.studio, quiet: args.includes("--json") });
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}

// The channel tells the child when this process is gone, however it went, so that nothing is left running.
const child = spawn(nodeBinary(), [...command.script, ...args], {
  cwd: root,
  env: environment(),
  stdio: ["inherit", "inherit", "inherit", "ipc"],
});
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("exit", (code, signal) => process.exit(code ?? (signal === "SIGINT" ? 130 : 1)));
