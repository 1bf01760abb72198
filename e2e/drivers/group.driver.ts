import type { Locator, Page } from "@playwright/test";

/** The columns of the group's wall, as they stand. */
const COLUMNS = ["name", "waiting", "longest", "calls", "ready", "offered", "abandoned", "level"] as const;

/** A group as an administrator arranges it and a manager watches it. */
export class GroupDriver {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async open(): Promise<void> {
    await this.page.goto("/group");
    await this.page.getByRole("table", { name: "Organisations" }).waitFor();
  }

  async make(name: string, slug: string): Promise<void> {
    await this.page.getByRole("button", { name: "New organisation" }).click();
    const dialog = this.page.getByRole("dialog", { name: "New organisation" });
    await dialog.getByLabel("Name", { exact: true }).fill(name);
    await dialog.getByLabel("Short name").fill(slug);
    await dialog.getByRole("button", { name: "New organisation" }).click();
    await this.row(name).waitFor();
  }

  async limit(name: string, people: number, calls: number): Promise<void> {
    await this.page.getByRole("button", { name: `Limits of ${name}` }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel("People who take contacts").fill(String(people));
    await dialog.getByLabel("Calls at once").fill(String(calls));
    await dialog.getByRole("button", { name: "Save" }).click();
    await this.row(name).getByText(`${people} people · ${calls} call`).waitFor();
  }

  async move(name: string, under: string): Promise<void> {
    await this.page.getByRole("button", { name: `Move ${name}` }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByRole("combobox", { name: "Now below" }).click();
    await this.page.getByRole("option", { name: under }).click();
    await dialog.getByRole("button", { name: "Save" }).click();
    await dialog.waitFor({ state: "hidden" });
  }

  row(name: string): Locator {
    const named = this.page.getByRole("button", { name: `Figures of ${name}`, exact: true });
    return this.page.getByRole("row").filter({ has: named });
  }

  figure(name: string, column: (typeof COLUMNS)[number]): Locator {
    return this.row(name).getByRole("cell").nth(COLUMNS.indexOf(column));
  }

  /** The organisations from the top down. */
  async names(): Promise<readonly string[]> {
    const labels = await this.page
      .getByRole("button", { name: /^Figures of / })
      .evaluateAll((all) => all.map((one) => one.textContent ?? ""));
    return labels;
  }
}
