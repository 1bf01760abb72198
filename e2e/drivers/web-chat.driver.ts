import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import type { Locator, Page } from "@playwright/test";

/** A shop's web site: one page that carries the chat's script tag. */
export class ShopSite {
  readonly url: string;
  readonly #server: Server;
  /** What the page carries; set once the chat has an address. */
  tag = "";

  private constructor(server: Server) {
    this.#server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }

  static async open(): Promise<ShopSite> {
    let site: ShopSite | undefined;
    const server = createServer((_, answer) => {
      answer.setHeader("content-type", "text/html; charset=utf-8");
      answer.end(`<!doctype html><html lang="en"><title>Shop</title><h1>Coffee</h1>${site?.tag ?? ""}</html>`);
    });
    await new Promise<void>((listening) => server.listen(0, "127.0.0.1", listening));
    site = new ShopSite(server);
    return site;
  }

  close(): void {
    this.#server.closeAllConnections();
    this.#server.close();
  }
}

/** The chat window on a page, as a visitor uses it. */
export class WebChatDriver {
  readonly page: Page;
  readonly log: Locator;
  readonly #input: Locator;

  constructor(page: Page) {
    this.page = page;
    this.log = page.getByRole("log");
    this.#input = page.getByRole("dialog").getByRole("textbox");
  }

  async open(): Promise<void> {
    await this.page.getByRole("button", { name: /^Open chat/ }).click();
    await this.#input.waitFor();
  }

  /** By keyboard: the window puts the cursor where one writes. */
  async says(text: string): Promise<void> {
    await this.#input.fill(text);
    await this.#input.press("Enter");
  }

  async presses(choice: string): Promise<void> {
    await this.log.getByRole("button", { name: choice }).click();
  }

  async reads(text: string | RegExp): Promise<void> {
    await this.log.getByText(text).first().waitFor();
  }

  /** All lines, in order, without who wrote them. */
  lines(): Promise<readonly string[]> {
    return this.log
      .locator(".line:not(.greeting), .note")
      .evaluateAll((lines) =>
        lines.map((line) =>
          [...line.childNodes].map((node) => (node.nodeName === "SMALL" ? "" : node.textContent)).join(""),
        ),
      );
  }
}
