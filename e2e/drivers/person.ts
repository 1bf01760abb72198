import type { Browser, BrowserContextOptions, Page } from "@playwright/test";
import { currentStack } from "../stack.ts";

/** A signed-in person's page: English and light unless said otherwise. Who signs in by hand uses the sign-in driver. */
export async function openPage(browser: Browser, email: string, look: BrowserContextOptions = {}): Promise<Page> {
  const { web } = currentStack();
  const context = await browser.newContext({
    baseURL: web,
    locale: "en-GB",
    colorScheme: "light",
    viewport: { width: 1440, height: 900 },
    permissions: ["microphone", "notifications"],
    ...look,
  });
  const data = { email, password: "patchbay-demo" };
  const answer = await context.request.post("/api/auth/sign-in/email", { data, headers: { origin: web } });
  if (!answer.ok()) throw new Error(`sign-in of ${email}: ${answer.status()} ${await answer.text()}`);
  return context.newPage();
}
