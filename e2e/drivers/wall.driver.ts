import { expect, type Locator, type Page } from "@playwright/test";

/** The live wall as a supervisor uses it: queues, calls and agents as they are now. */
export class WallDriver {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  /** Waits for the supervisor's own phone too: without it nobody can be listened to. */
  async open(): Promise<void> {
    await this.page.goto("/wall");
    await expect(this.page.locator("[data-phone=ready]")).toBeVisible({ timeout: 30_000 });
  }

  queue(title: string): Locator {
    return this.#row("Queues", title);
  }

  call(text: string): Locator {
    return this.#row("Calls", text);
  }

  agent(name: string): Locator {
    return this.#row("Agents", name);
  }

  /** One of the menu beside a call; what the customer notices is asked before it is done. */
  async stepsIn(call: Locator, way: string, { confirmed = false } = {}): Promise<void> {
    await call.getByRole("button").click();
    await this.page.getByRole("menuitem", { name: way }).click();
    if (confirmed) await this.page.getByRole("dialog").getByRole("button", { name: "Yes, do it" }).click();
  }

  async sends(name: string, state: string): Promise<void> {
    await this.page.getByRole("button", { name: `Change the state of ${name}` }).click();
    await this.page.getByRole("menuitem", { name: state, exact: true }).click();
    await this.page.getByRole("dialog").getByRole("button", { name: "Change" }).click();
  }

  #row(table: string, text: string): Locator {
    return this.page.getByRole("table", { name: table, exact: true }).getByRole("row").filter({ hasText: text });
  }
}
