import type { FlowDocument } from "@patchbay/flow-model/document";
import { branches, joined } from "./planted/branches.ts";
import { circles } from "./planted/circles.ts";
import { things } from "./planted/things.ts";
import { values } from "./planted/values.ts";
import { wires } from "./planted/wires.ts";
import type { PlantedFlow } from "./planted-flow.ts";
import { everyday } from "./sound/everyday.ts";
import { tricky } from "./sound/tricky.ts";

/** Flows with one planted fault each, of every class that the checks know. */
export const plantedFlows: readonly PlantedFlow[] = [...things, ...wires, ...circles, ...values, ...branches];

/** Flows without a fault. */
export const soundFlows: readonly FlowDocument[] = [...everyday, ...tricky, ...joined];
