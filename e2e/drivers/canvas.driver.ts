import { expect, type Locator, type Page } from "@playwright/test";

/** The flow list and the canvas, in English, driven as an analyst does: mostly by mouse. */
export class CanvasDriver {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async create(title: string): Promise<void> {
    await this.page.goto("/flows");
    await this.page.getByRole("button", { name: "New flow" }).first().click();
    const dialog = this.page.getByRole("dialog", { name: "New flow" });
    await dialog.getByLabel("Title").fill(title);
    await dialog.getByRole("button", { name: "Create" }).click();
    await this.isOpen(title);
  }

  async open(name: string): Promise<void> {
    await this.page.goto(`/flows/${name}`);
    await expect(this.drawing).toBeVisible({ timeout: 30_000 });
  }

  async isOpen(title: string): Promise<void> {
    await expect(this.page.getByRole("heading", { level: 1, name: title })).toBeVisible({ timeout: 30_000 });
    await expect(this.drawing).toBeVisible();
  }

  get drawing(): Locator {
    return this.page.locator(".react-flow");
  }

  get settings(): Locator {
    return this.page.getByRole("region", { name: "Settings" });
  }

  /** A step by what it is called. */
  step(label: string): Locator {
    return this.page.getByRole("article", { name: label, exact: true });
  }

  /** Drags a step type from the palette; `at` is measured from the drawing's top left corner. */
  async drag(type: string, at: { readonly x: number; readonly y: number }): Promise<void> {
    const before = await this.page.getByRole("article").count();
    await this.page
      .getByRole("button", { name: `Add ${type}`, exact: true })
      .dragTo(this.drawing, { targetPosition: at });
    await expect(this.page.getByRole("article")).toHaveCount(before + 1);
  }

  /** Pulls a cord from an exit to a step. */
  async connect(from: string, exit: string, to: string): Promise<void> {
    const source = this.step(from).getByLabel(new RegExp(`^Exit ${literally(exit)}, `));
    const target = this.step(to).getByLabel(`Entry of ${to}`, { exact: true });
    const [start, end] = [await middle(source), await middle(target)];
    await this.page.mouse.move(start.x, start.y);
    await this.page.mouse.down();
    await this.page.mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 6 });
    await this.page.mouse.move(end.x, end.y, { steps: 6 });
    await this.page.mouse.up();
    await expect(this.step(from).getByLabel(`Exit ${exit}, connected`)).toBeAttached();
  }

  async select(label: string): Promise<void> {
    await this.step(label).click({ position: { x: 120, y: 12 } });
    await expect(this.settings.getByLabel("What you call this step")).toHaveValue(label);
  }

  /** Selects several steps, one after the other. */
  async selectAll(...labels: readonly string[]): Promise<void> {
    for (const [index, label] of labels.entries())
      await this.step(label).click({ position: { x: 120, y: 12 }, modifiers: index === 0 ? [] : ["Control"] });
    await expect(this.page.getByRole("heading", { name: `${labels.length} steps selected` })).toBeVisible();
  }

  /** Gives the selected step another name. */
  async rename(label: string): Promise<void> {
    await this.settings.getByLabel("What you call this step").fill(label);
  }

  async fill(field: string, text: string, nth = 0): Promise<void> {
    await this.settings.getByLabel(field, { exact: true }).nth(nth).fill(text);
  }

  async choose(field: string, option: string): Promise<void> {
    await this.settings.getByRole("combobox", { name: field }).click();
    await this.page.getByRole("option", { name: option }).click();
  }

  /** Adds an item to a list of the form, e.g. a choice of a menu. */
  async addTo(list: string): Promise<void> {
    await this.settings
      .getByRole("group", { name: list, exact: true })
      .getByRole("button", { name: "Add" })
      .last()
      .click();
  }

  /** Jumps to a step by Ctrl+F and selects it. */
  async find(label: string): Promise<void> {
    await this.page.keyboard.press("Control+f");
    await this.page.getByRole("combobox").fill(label);
    await this.page.keyboard.press("Enter");
    await expect(this.settings.getByLabel("What you call this step")).toHaveValue(label);
  }

  async showWhole(): Promise<void> {
    await this.page.getByRole("button", { name: "Show everything" }).click();
    await expect(this.page.getByRole("button", { name: /^Zoom \d %/ })).toBeVisible();
  }

  async tidyUp(): Promise<void> {
    await this.page.getByRole("button", { name: "Tidy up" }).click();
  }

  async hasNoProblems(): Promise<void> {
    await expect(this.page.getByRole("region", { name: "Problems" }).getByRole("status")).toHaveText("No problems");
  }

  async isSaved(): Promise<void> {
    await expect(this.page.getByRole("button", { name: "Saved", exact: true })).toBeVisible({ timeout: 15_000 });
  }

  /** Publishes the draft and puts the version on these numbers. */
  async publish(message: string, numbers: readonly string[] = []): Promise<void> {
    await this.page.getByRole("button", { name: "Publish" }).click();
    const dialog = this.page.getByRole("dialog");
    await dialog.getByLabel("What changed?").fill(message);
    await dialog.getByRole("button", { name: "Publish" }).click();
    await expect(dialog.getByRole("heading", { name: /^Version \d+ is published$/ })).toBeVisible({ timeout: 15_000 });
    if (numbers.length === 0) {
      await dialog.getByRole("button", { name: "Close" }).click();
      return;
    }
    for (const number of numbers) await dialog.getByRole("checkbox", { name: new RegExp(literally(number)) }).check();
    await dialog.getByRole("button", { name: "Bind" }).click();
    await expect(dialog).toBeHidden();
  }

  /** The step is lit: at least one live call stands there. */
  async isLit(label: string): Promise<void> {
    await expect(this.step(label).getByRole("status")).toBeVisible({ timeout: 15_000 });
  }
}

async function middle(locator: Locator): Promise<{ readonly x: number; readonly y: number }> {
  const box = await locator.boundingBox();
  if (!box) throw new Error("not on screen");
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}

function literally(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}
