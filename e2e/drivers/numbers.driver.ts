import { expect, type Page } from "@playwright/test";

/** The numbers page, in English. */
export class NumbersDriver {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.goto("/numbers");
    await expect(this.page.getByRole("heading", { level: 1, name: "Numbers" })).toBeVisible({ timeout: 30_000 });
  }

  async add(number: string, purpose: string): Promise<void> {
    await this.page.getByRole("button", { name: "Add number" }).first().click();
    const dialog = this.page.getByRole("dialog", { name: "Add number" });
    await dialog.getByLabel("Number").fill(number);
    await dialog.getByLabel("Purpose").fill(purpose);
    await dialog.getByRole("button", { name: "Add", exact: true }).click();
    await expect(this.row(number)).toBeVisible();
  }

  /** Binds the number to the newest version of a flow, by the flow's title. */
  async bind(number: string, flowTitle: string): Promise<void> {
    await this.page.getByRole("button", { name: `Bind ${number}`, exact: true }).click();
    const dialog = this.page.getByRole("dialog", { name: `Who answers ${number}?` });
    await dialog.getByRole("combobox", { name: "Answered by" }).click();
    await this.page.getByRole("option", { name: flowTitle }).click();
    await dialog.getByRole("button", { name: "Bind" }).click();
    await expect(dialog).toBeHidden();
  }

  async unbind(number: string): Promise<void> {
    await this.page.getByRole("button", { name: `Unbind ${number}`, exact: true }).click();
    await this.page
      .getByRole("alertdialog")
      .or(this.page.getByRole("dialog"))
      .getByRole("button", { name: "Unbind" })
      .click();
    await expect(this.row(number)).toContainText("leads nowhere");
  }

  row(number: string) {
    return this.page.getByRole("row", { name: new RegExp(number.replace(/[+*]/g, "\\$&")) });
  }
}
