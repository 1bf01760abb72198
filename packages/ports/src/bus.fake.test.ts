import { busContract } from "./bus.contract.ts";
import { fakeBus } from "./bus.fake.ts";

busContract("fakeBus", async () => {
  const bus = fakeBus();
  return { here: bus, there: bus };
});
