import type { Locator, Page } from "@playwright/test";

/** The call list and the page of one call. */
export class CallsDriver {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(web: string): Promise<void> {
    await this.page.goto(`${web}/calls`);
    await this.page.getByRole("heading", { name: "Calls", level: 1 }).waitFor();
  }

  async search(text: string): Promise<void> {
    await this.page.getByRole("searchbox", { name: "Number, name or call id" }).fill(text);
  }

  /** Rows of calls that mention the text, newest first. */
  rows(text: string): Locator {
    return this.page.getByRole("table", { name: "Calls" }).getByRole("row").filter({ hasText: text });
  }

  async openNewest(text: string): Promise<void> {
    await this.rows(text).first().getByRole("link").click();
    await this.page.waitForURL(/\/calls\/[^/?]+$/);
  }

  /** Ids of the steps that the picture marks as passed. */
  async visited(): Promise<readonly string[]> {
    const marked = this.page.locator('article[data-visited="true"]');
    await marked.first().waitFor();
    return marked.evaluateAll((cards) => cards.map((card) => card.getAttribute("aria-label") ?? ""));
  }

  /** Loads the recording; answers when its waveform stands. */
  async listen(): Promise<void> {
    await this.page.getByRole("button", { name: "Listen" }).first().click();
    await this.page.getByRole("slider", { name: "Place in the recording" }).waitFor();
  }

  ticket(number: number): Locator {
    return this.page.locator(`[data-ticket="${number}"]`);
  }
}
