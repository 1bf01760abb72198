/** The programs from outside npm that tests need: a browser, a SIP peer. Installed on Debian as root, else named. */
import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";

const TOOLS = [
  { program: "chromium", package: "chromium" },
  { program: "sipp", package: "sip-tester" },
  { program: "espeak-ng", package: "espeak-ng" },
  { program: "pocketsphinx_batch", package: "pocketsphinx" },
  { program: "dovecot", package: "dovecot-imapd" },
] as const;

/** What has no program to ask for: a file of it is looked for. */
const DATA = [
  { file: "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc", package: "fonts-noto-cjk" },
  { file: "/usr/share/pocketsphinx/model/en-us/en-us/mdef", package: "pocketsphinx-en-us" },
] as const;

export function installTestTools(): void {
  const missing = missingPackages();
  if (missing.length === 0) return;
  if (!has("apt-get") || process.getuid?.() !== 0) {
    console.error(
      `These tests need programs that are not here: ${missing.join(", ")}.\n` +
        (has("apt-get")
          ? `Install them with: sudo apt-get install -y ${missing.join(" ")}`
          : "On Debian or Ubuntu they are packages of those names; elsewhere install Chromium, SIPp 3.6, Dovecot 2.3, espeak-ng, PocketSphinx with its en-us model and a Noto CJK font."),
    );
    process.exit(1);
  }
  console.log(`installing for the tests: ${missing.join(", ")}`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  spawnSync("apt-get", ["update", "-qq"], { stdio: "inherit", env });
  spawnSync("apt-get", ["install", "-y", "-qq", "--no-install-recommends", ...missing], {
    stdio: ["ignore", "ignore", "inherit"],
    env,
  });
  const still = missingPackages();
  if (still.length > 0) {
    console.error(`could not install ${still.join(", ")}: install them by hand and run the tests again`);
    process.exit(1);
  }
}

function missingPackages(): readonly string[] {
  const programs = TOOLS.filter((tool) => !has(tool.program)).map((tool) => tool.package as string);
  const data = DATA.filter(({ file }) => process.platform === "linux" && !existsSync(file));
  return [...programs, ...data.map((item) => item.package as string)];
}

function has(program: string): boolean {
  return spawnSync("sh", ["-c", `PATH="$PATH:/usr/sbin" command -v ${program}`]).status === 0;
}
