import type { Page } from "@playwright/test";

/** What a hand does to the drawing: pull the ground, turn the wheel with Ctrl, pull a card. */
export type Gesture = "pan" | "zoom" | "drag";

export interface FrameFigures {
  /** Milliseconds from each frame to the next. */
  readonly intervalsMs: readonly number[];
  /** Share of the frames in which the drawing or the card was somewhere else than in the frame before. */
  readonly moved: number;
}

/**
 * Makes a gesture with one input in each frame, as a 60 Hz mouse does, and measures the frames that follow. Events are made within
 * the page: sent from outside, they would come more slowly than frames, and empty frames would flatter the figure.
 */
export async function measureGesture(page: Page, gesture: Gesture, frames = 150): Promise<FrameFigures> {
  const at = gesture === "drag" ? await pointAtCard(page) : { x: 760, y: 420 };
  return page.evaluate(
    async ({ gesture, frames, from }) => {
      const ground = document.querySelector(".react-flow__pane") as HTMLElement;
      const viewport = document.querySelector(".react-flow__viewport") as HTMLElement;
      const under = document.elementFromPoint(from.x, from.y)?.closest<HTMLElement>(".react-flow__node");
      const card = gesture === "drag" ? under : undefined;
      const target = card ?? ground;

      const times: number[] = [];
      const places: string[] = [];
      if (gesture !== "zoom") send("mousedown", from);
      for (let turn = 0; turn < frames; turn += 1) {
        times.push(await new Promise<number>((frame) => requestAnimationFrame(frame)));
        const seen = card?.querySelector("article")?.getBoundingClientRect();
        places.push(`${viewport.style.transform} ${seen?.x} ${seen?.y}`);
        const at = { x: from.x + 170 * Math.sin(turn / 11), y: from.y + 110 * Math.sin(turn / 7) };
        if (gesture === "zoom") turnWheel(turn % 50 < 25 ? 9 : -9);
        else send("mousemove", at);
      }
      if (gesture !== "zoom") send("mouseup", from);
      const changes = places.slice(1).map((place, index) => place !== places[index]);
      return {
        intervalsMs: times.slice(1).map((time, index) => time - (times[index] ?? time)),
        moved: changes.filter(Boolean).length / changes.length,
      };

      function send(type: string, { x, y }: { x: number; y: number }) {
        const init = { view: window, bubbles: true, cancelable: true, button: 0, buttons: 1, clientX: x, clientY: y };
        (type === "mousedown" ? target : window).dispatchEvent(new MouseEvent(type, init));
      }
      function turnWheel(deltaY: number) {
        const init = { view: window, bubbles: true, cancelable: true, ctrlKey: true, deltaY };
        ground.dispatchEvent(new WheelEvent("wheel", { ...init, clientX: from.x, clientY: from.y }));
      }
    },
    { gesture, frames, from: at },
  );
}

/** Moves the pointer over a card near the middle: seen from afar, a card is there to be pressed once the pointer is over it. */
async function pointAtCard(page: Page): Promise<{ readonly x: number; readonly y: number }> {
  for (let step = 0; step < 400; step += 1) {
    const point = { x: 640 + (step % 20) * 12, y: 340 + Math.floor(step / 20) * 9 };
    await page.mouse.move(point.x, point.y);
    const found = await page.evaluate(async ({ x, y }) => {
      await new Promise((frame) => requestAnimationFrame(frame));
      return document.elementFromPoint(x, y)?.closest(".react-flow__node-step") !== null;
    }, point);
    if (found) return point;
  }
  throw new Error("no card in the middle");
}
