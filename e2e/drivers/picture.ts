import { mkdirSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "@playwright/test";

/** Pictures for the README, only when PICTURES asks for them. */
export async function picture(page: Page, name: string): Promise<void> {
  if (!process.env.PICTURES) return;
  mkdirSync("docs/images", { recursive: true });
  await page.screenshot({ path: join("docs/images", `${name}.png`) });
}
