import { channelMisfit } from "./channel-misfit.ts";
import type { Check } from "./check.ts";
import { exitNotConnected } from "./exit-not-connected.ts";
import { expressionSyntax } from "./expression-syntax.ts";
import { jumpWithoutLabel } from "./jump-without-label.ts";
import { oneErrorHandler } from "./one-error-handler.ts";
import { oneStart } from "./one-start.ts";
import { spinningCycle } from "./spinning-cycle.ts";
import { subFlowRecursion } from "./sub-flow-recursion.ts";
import { subFlowSignature } from "./sub-flow-signature.ts";
import { unknownReference } from "./unknown-reference.ts";
import { unreachableNode } from "./unreachable-node.ts";
import { variableNeverSet } from "./variable-never-set.ts";
import { wireToNowhere } from "./wire-to-nowhere.ts";

/** In the order in which an author had best mend them. */
export const ALL_CHECKS: readonly Check[] = [
  oneStart,
  oneErrorHandler,
  jumpWithoutLabel,
  wireToNowhere,
  exitNotConnected,
  unreachableNode,
  spinningCycle,
  expressionSyntax,
  variableNeverSet,
  unknownReference,
  subFlowRecursion,
  subFlowSignature,
  channelMisfit,
];
