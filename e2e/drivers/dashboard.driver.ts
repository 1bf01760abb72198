import type { Locator, Page } from "@playwright/test";

/** A dashboard as a manager arranges and reads it. */
export class DashboardDriver {
  readonly page: Page;

  constructor(page: Page) {
    this.page = page;
  }

  async create(web: string, title: string): Promise<void> {
    await this.page.goto(`${web}/dashboards`);
    await this.page.getByRole("button", { name: "New dashboard" }).first().click();
    await this.page.waitForURL(/\/dashboards\/[^/]+$/);
    await this.page.getByRole("button", { name: "Arrange" }).click();
    await this.page.getByLabel("Title of the dashboard").fill(title);
    await this.saved();
  }

  async open(web: string, title: string): Promise<void> {
    await this.page.goto(`${web}/dashboards`);
    await this.page.getByRole("link", { name: title }).click();
    await this.page.waitForURL(/\/dashboards\/[^/]+$/);
  }

  /** Adds a tile with these numbers, by their titles. */
  async addTile(kind: "Card" | "Lines over time" | "Bars" | "Table", metrics: readonly string[]): Promise<void> {
    await this.page.getByRole("button", { name: "Add a tile" }).first().click();
    await this.page.getByRole("menuitem", { name: kind }).click();
    const dialog = this.page.getByRole("dialog", { name: "Tile" });
    for (const metric of metrics) await dialog.getByRole("checkbox", { name: metric, exact: true }).check();
    const unwanted = dialog.getByRole("group", { name: "Numbers" }).getByRole("checkbox", { checked: true });
    // From the last: each one unticked leaves the list.
    for (const box of (await unwanted.all()).toReversed()) {
      const name = (await box.evaluate((element) => element.closest("label")?.textContent)) ?? "";
      if (!metrics.includes(name)) await box.uncheck();
    }
    await dialog.getByRole("button", { name: "Done" }).last().click();
    await this.saved();
  }

  /** Shows a group's figures on the tile, by organisation. */
  async byOrganisation(title: string): Promise<void> {
    await this.page.getByRole("button", { name: `Settings of ${title}` }).click();
    const dialog = this.page.getByRole("dialog", { name: "Tile" });
    await dialog.getByRole("button", { name: "The group" }).click();
    await dialog.getByRole("combobox", { name: "Split by" }).click();
    await this.page.getByRole("option", { name: "Organisation", exact: true }).click();
    await dialog.getByRole("button", { name: "Done" }).last().click();
    await this.saved();
  }

  async saved(): Promise<void> {
    await this.page.getByRole("status").filter({ hasText: "Saved" }).waitFor();
  }

  tile(title: string): Locator {
    return this.page.getByRole("region", { name: title });
  }

  /** The number on a card, by the metric's stable name. */
  value(metric: string): Locator {
    return this.page.locator(`[data-metric="${metric}"] dd`);
  }

  /** Drags a tile by its title. */
  async drag(title: string, by: { readonly x: number; readonly y: number }): Promise<void> {
    const handle = this.tile(title).locator("[data-grid-handle]").last();
    const box = await handle.boundingBox();
    if (!box) throw new Error(`no tile ${title} to drag`);
    const from = { x: box.x + 20, y: box.y + box.height / 2 };
    await this.page.mouse.move(from.x, from.y);
    await this.page.mouse.down();
    await this.page.mouse.move(from.x + by.x / 2, from.y + by.y / 2, { steps: 5 });
    await this.page.mouse.move(from.x + by.x, from.y + by.y, { steps: 5 });
    await this.page.mouse.up();
    await this.saved();
  }
}
