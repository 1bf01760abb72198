import { expect, it } from "vitest";
import { phoneLock } from "./phone-lock.ts";

// Node has the very Web Locks API that browsers have; each `phoneLock` stands for one tab.
const nothing = () => {};

it("gives the phone to the first tab and tells the second", async () => {
  const first = phoneLock("u-first", navigator.locks);
  const second = phoneLock("u-first", navigator.locks);
  expect(await first.take({ steal: false, onLost: nothing })).toBe("held");
  expect(await second.take({ steal: false, onLost: nothing })).toBe("elsewhere");
  first.release();
});

it("lets the second tab take it over, and tells the first that it lost it", async () => {
  const first = phoneLock("u-steal", navigator.locks);
  const second = phoneLock("u-steal", navigator.locks);
  const lost = new Promise<void>((resolve) => {
    void first.take({ steal: false, onLost: resolve });
  });
  expect(await second.take({ steal: true, onLost: nothing })).toBe("held");
  await lost;
  second.release();
});

it("is free again once its tab has let go", async () => {
  const first = phoneLock("u-free", navigator.locks);
  await first.take({ steal: false, onLost: nothing });
  first.release();
  await Promise.resolve();
  const second = phoneLock("u-free", navigator.locks);
  await expect.poll(() => second.take({ steal: false, onLost: nothing })).toBe("held");
  second.release();
});

it("keeps users apart", async () => {
  const mine = phoneLock("u-mine", navigator.locks);
  const yours = phoneLock("u-yours", navigator.locks);
  expect(await mine.take({ steal: false, onLost: nothing })).toBe("held");
  expect(await yours.take({ steal: false, onLost: nothing })).toBe("held");
  mine.release();
  yours.release();
});

it("can be taken again by the tab that has it, without that counting as a loss", async () => {
  const lock = phoneLock("u-again", navigator.locks);
  let losses = 0;
  const onLost = () => {
    losses += 1;
  };
  await lock.take({ steal: false, onLost });
  lock.release();
  expect(await lock.take({ steal: true, onLost })).toBe("held");
  expect(await phoneLock("u-again", navigator.locks).take({ steal: false, onLost: nothing })).toBe("elsewhere");
  expect(losses).toBe(0);
  lock.release();
});
