import type { Locator, Page } from "@playwright/test";

/** The agent's conversations in writing. */
export class ChatDockDriver {
  readonly page: Page;
  readonly list: Locator;
  readonly transcript: Locator;

  constructor(page: Page) {
    this.page = page;
    this.list = page.getByRole("list", { name: "Conversations in writing" });
    this.transcript = page.getByRole("region", { name: /^Conversation with/ });
  }

  /** Accepts what is offered, and waits until it is open. */
  async accept(): Promise<void> {
    const before = await this.count();
    await this.list.getByRole("button", { name: "Accept" }).first().click();
    await this.list.locator("button[aria-current]").nth(before).waitFor();
  }

  count(): Promise<number> {
    return this.list.locator("button[aria-current]").count();
  }

  /** Opens the n-th one, from 0. */
  async choose(place: number): Promise<void> {
    await this.list.locator("button[aria-current]").nth(place).click();
  }

  async says(text: string): Promise<void> {
    await this.page.getByLabel("Your answer").fill(text);
    await this.page.getByLabel("Your answer").press("Enter");
    await this.transcript.getByText(text).waitFor();
  }

  /** Takes what a shortcut finds, by keys alone; answers what then stands in the field. */
  async takesCanned(typed: string): Promise<string> {
    const field = this.page.getByLabel("Your answer");
    await field.pressSequentially(`/${typed}`);
    await this.page.getByRole("listbox", { name: "Canned answers" }).waitFor();
    await field.press("ArrowDown");
    await field.press("ArrowUp");
    await field.press("Enter");
    return field.inputValue();
  }

  async close(outcome: string): Promise<void> {
    const before = await this.count();
    await this.page.getByRole("combobox", { name: "Outcome" }).click();
    await this.page.getByRole("option", { name: outcome }).click();
    await this.page.getByRole("button", { name: /^Close (chat|contact)$/ }).click();
    await this.list
      .locator("button[aria-current]")
      .nth(before - 1)
      .waitFor({ state: "detached" });
  }
}
