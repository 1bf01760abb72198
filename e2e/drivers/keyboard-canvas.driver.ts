import { expect, type Locator, type Page } from "@playwright/test";

/** The canvas in English, driven by keys alone. */
export class KeyboardCanvas {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) await this.page.keyboard.press(key);
  }

  /** Presses Tab until the focus is there, as somebody without a mouse does. */
  async tabTo(target: Locator, key: "Tab" | "Shift+Tab" = "Tab"): Promise<void> {
    await expect(target).toBeVisible();
    for (let step = 0; step < 150; step += 1) {
      if (await target.evaluate((element) => element === document.activeElement)) return;
      await this.page.keyboard.press(key);
    }
    throw new Error("Tab does not lead there");
  }

  /** Chooses from the list that is open. */
  async choose(text: string): Promise<void> {
    const box = this.page.getByRole("dialog").getByRole("combobox");
    await expect(box).toBeFocused();
    await this.page.keyboard.type(text);
    await expect(this.page.getByRole("option", { selected: true })).toContainText(text);
    await this.press("Enter");
  }

  /** Adds a step behind the one that is selected; it is then selected and has the focus. */
  async add(type: string): Promise<void> {
    const before = await this.page.getByRole("article").count();
    await this.press("n");
    await this.choose(type);
    await expect(this.page.getByRole("article")).toHaveCount(before + 1);
    await this.hasFocus(type);
  }

  /** Jumps to a step by its name. */
  async goTo(label: string): Promise<void> {
    await this.press("Control+f");
    await this.choose(label);
    await expect(this.labelField).toHaveValue(label);
  }

  /** Connects an exit of the selected step to another. */
  async connect(exit: string, to: string): Promise<void> {
    await this.press("c");
    await this.choose(exit);
    await this.choose(to);
  }

  async hasFocus(label: string): Promise<void> {
    const card = this.page
      .locator(".react-flow__node")
      .filter({ has: this.page.getByRole("article", { name: label, exact: true }) });
    await expect(card).toBeFocused();
  }

  get settings(): Locator {
    return this.page.getByRole("region", { name: "Settings" });
  }

  get labelField(): Locator {
    return this.settings.getByLabel("What you call this step");
  }

  get verdict(): Locator {
    return this.page.getByRole("region", { name: "Problems" }).getByRole("status");
  }
}
