import { expect, it } from "vitest";
import { Admission } from "./admission.ts";

const calm = { cpu: 0.3, late: 0, legs: 200 };

it("closes before a core is full, and opens again only when there is some room", () => {
  const admission = new Admission();
  const open = [0.5, 0.79, 0.81, 0.75, 0.67, 0.75].map((cpu) => {
    admission.measured({ ...calm, cpu });
    return admission.open;
  });
  expect(open).toEqual([true, true, false, false, true, true]);
});

it("closes when frames come late", () => {
  const admission = new Admission();
  admission.measured({ ...calm, late: 0.2 });
  expect(admission.open).toBe(false);
  admission.measured(calm);
  expect(admission.open).toBe(true);
});

it("stays open when frames come late though hardly anybody talks: refusing calls would help nobody", () => {
  const admission = new Admission();
  admission.measured({ ...calm, late: 0.5, legs: 4 });
  expect(admission.open).toBe(true);
});

it("takes nothing while it drains, however empty it is", () => {
  const admission = new Admission();
  admission.drain(true);
  admission.measured({ cpu: 0, late: 0, legs: 0 });
  expect([admission.open, admission.draining]).toEqual([false, true]);
  admission.drain(false);
  expect(admission.open).toBe(true);
});
