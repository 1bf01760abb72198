import { expect, it } from "vitest";
import { asInput, badOrigin, draftOf, lowContrast } from "./web-chat-draft.ts";

const draft = { ...draftOf(undefined), label: " Shop ", title: "Help" };

it("takes origins one a line, without the paths that were copied along, each once", () => {
  const origins = "https://Shop.example/cart?a=1\n\n  https://shop.example\nhttp://localhost:3000/";
  expect(asInput({ ...draft, origins }).settings?.origins).toEqual(["https://shop.example", "http://localhost:3000"]);
  expect(badOrigin({ ...draft, origins })).toBeUndefined();
  expect(badOrigin({ ...draft, origins: "https://shop.example\nshop.example" })).toBe("shop.example");
});

it("names no queue where none is chosen", () => {
  expect(asInput(draft)).toMatchObject({ label: "Shop", settings: { title: "Help", colour: "#1f5eff" } });
  expect(asInput(draft).settings).not.toHaveProperty("staffedBy");
  expect(asInput({ ...draft, staffedBy: "chats" }).settings).toMatchObject({ staffedBy: "chats" });
});

it("warns of a colour on which white cannot be read", () => {
  expect(lowContrast(draft)).toBeUndefined();
  expect(lowContrast({ ...draft, colour: "#ffd400" })).toBeLessThan(2);
});
