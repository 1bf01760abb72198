import { describe, expect, it } from "vitest";
import { readOptions } from "./options.ts";
import { readyTable } from "./world.ts";

describe("the options of up", () => {
  it("have defaults that work without any", () => {
    expect(readOptions([])).toMatchObject({ port: 8080, "sip-port": 5060, host: "127.0.0.1", fresh: false });
  });

  it("are refused with a sentence that names the option", () => {
    expect(readOptions(["--port", "99999"])).toMatch(/^--port: /);
    expect(readOptions(["--rtp", "many"])).toBe("--rtp: must look like 20000-23999");
  });
});

describe("the table of a started installation", () => {
  it("lines up, Chinese names included", () => {
    const table = readyTable({
      web: "http://127.0.0.1:8080",
      sip: "127.0.0.1:5060",
      dataDir: ".patchbay",
      pids: {},
      demo: {
        password: "secret-word",
        tenants: [
          {
            name: "云帆电商",
            accounts: [{ email: "a@yunfan.demo", role: "admin" }],
            numbers: [{ number: "5000", label: "欢迎" }],
          },
        ],
      },
    });
    const lines = table.split("\n");
    expect(lines).toContain("  云帆电商         password for all: secret-word");
    expect(lines).toContain("    admin          a@yunfan.demo");
    expect(lines).toContain("    dial 5000      欢迎");
  });
});
