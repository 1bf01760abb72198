import { expect, type Page } from "@playwright/test";

/** The sign-in page, in English. */
export class SignInDriver {
  readonly page: Page;
  constructor(page: Page) {
    this.page = page;
  }

  /** Signs in and waits for the page that the role begins at. */
  async signIn(email: string, password: string): Promise<void> {
    await this.fill(email, password);
    await expect(this.page.getByRole("navigation", { name: "Main navigation" })).toBeVisible({ timeout: 30_000 });
  }

  async fill(email: string, password: string): Promise<void> {
    await this.page.goto("/sign-in");
    await this.page.getByLabel("E-mail").fill(email);
    await this.page.getByLabel("Password").fill(password);
    await this.page.getByRole("button", { name: "Sign in" }).click();
  }

  async signOut(): Promise<void> {
    await this.page.getByRole("button", { name: /^Account:/ }).click();
    await this.page.getByRole("menuitem", { name: "Sign out" }).click();
    await expect(this.page.getByLabel("Password")).toBeVisible();
  }
}
