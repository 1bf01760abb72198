import { expect, it } from "vitest";
import type { CanvasNode } from "../view/derive-view.ts";
import { nearestStep } from "./nearest-step.ts";

const step = (id: string, x: number, y: number): CanvasNode => ({ id, type: "step", position: { x, y }, data: {} });
const steps = [step("start", 0, 0), step("menu", 320, 20), step("sales", 640, -100), step("service", 640, 160)];

it("goes from step to step as they stand on the drawing, and stays where nothing is", () => {
  expect(nearestStep(steps, undefined, "right")).toBe("start");
  expect(nearestStep(steps, "start", "right")).toBe("menu");
  expect(nearestStep(steps, "menu", "right")).toBe("sales");
  expect(nearestStep(steps, "sales", "down")).toBe("service");
  expect(nearestStep(steps, "service", "up")).toBe("sales");
  expect(nearestStep(steps, "start", "left")).toBeUndefined();
  expect(nearestStep([], undefined, "up")).toBeUndefined();
});
