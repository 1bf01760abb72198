import type { Page } from "@playwright/test";

const VERDICT = "section[aria-label=Problems] [role=status]";

/** So long one edit took, in milliseconds from the key or the release of the mouse. */
export interface EditTime {
  /** Until what the checks found stands in the page. */
  readonly found: number;
  /** Until the frame in which it is seen was handed on to be shown. */
  readonly painted: number;
}

/** Keeps in the page when the last input came, when the verdict changed after it, and when the next frame was drawn. Begin once. */
export async function watchEdits(page: Page): Promise<void> {
  await page.evaluate((selector) => {
    let pressed = 0;
    const press = () => {
      pressed = performance.now();
    };
    for (const type of ["keydown", "mouseup"]) window.addEventListener(type, press, true);
    const changed = () => {
      const [from, at] = [pressed, performance.now()];
      const { port1, port2 } = new MessageChannel();
      // A message sent while a frame begins comes when the frame is drawn.
      port1.onmessage = () =>
        Object.assign(window, { edited: { found: at - from, painted: performance.now() - from } });
      requestAnimationFrame(() => port2.postMessage(undefined));
    };
    const verdict = document.querySelector(selector) as Element;
    new MutationObserver(changed).observe(verdict, { childList: true, characterData: true, subtree: true });
  }, VERDICT);
}

/** Makes an edit that changes the checks' verdict; answers how long it took. */
export async function timeEdit(page: Page, edit: () => Promise<unknown>): Promise<EditTime> {
  await page.evaluate(() => Object.assign(window, { edited: undefined }));
  await edit();
  const time = await page.waitForFunction(() => (window as unknown as { edited?: EditTime }).edited);
  return (await time.jsonValue()) as EditTime;
}
