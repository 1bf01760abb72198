import { describe, expect, it } from "vitest";
import { layoutsOf } from "./workspace-layout.ts";

const first = { name: "first" };
const everybody = { name: "everybody" };
const chats = { name: "chats", channel: "chat" } as const;
const sales = { name: "sales", team: "sales" };
const salesMail = { name: "sales-mail", team: "sales", channel: "email" } as const;
const all = [chats, everybody, salesMail, sales];

describe("an agent's layouts", () => {
  it("are what the team has for the channel, what it has for all, what everybody has for the channel, what everybody has", () => {
    expect(layoutsOf(all, "sales", first)).toEqual({ usual: sales, of: { email: salesMail } });
    expect(layoutsOf(all, "support", first)).toEqual({ usual: everybody, of: { chat: chats } });
    expect(layoutsOf(all, undefined, first)).toEqual({ usual: everybody, of: { chat: chats } });
  });

  it("take everybody's for a channel where the team has something else only", () => {
    expect(layoutsOf([everybody, chats, salesMail], "sales", first)).toEqual({
      usual: everybody,
      of: { chat: chats, email: salesMail },
    });
  });

  it("are the first one until an administrator has arranged any", () => {
    expect(layoutsOf([], "sales", first)).toEqual({ usual: first, of: {} });
    expect(layoutsOf([chats], undefined, first)).toEqual({ usual: first, of: { chat: chats } });
  });
});
