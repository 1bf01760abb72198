import { branchesNotJoined } from "./branches-not-joined.ts";
import { channelMisfit } from "./channel-misfit.ts";
import type { Check } from "./check.ts";
import { exitNotConnected } from "./exit-not-connected.ts";
import { expressionSyntax } from "./expression-syntax.ts";
import { jumpWithoutLabel } from "./jump-without-label.ts";
import { neverOpen } from "./never-open.ts";
import { noWayOut } from "./no-way-out.ts";
import { nobodyThere } from "./nobody-there.ts";
import { oneEar } from "./one-ear.ts";
import { oneErrorHandler } from "./one-error-handler.ts";
import { oneStart } from "./one-start.ts";
import { promptLanguage } from "./prompt-language.ts";
import { readBeforeSet } from "./read-before-set.ts";
import { setSideBySide } from "./set-side-by-side.ts";
import { spinningCycle } from "./spinning-cycle.ts";
import { subFlowRecursion } from "./sub-flow-recursion.ts";
import { subFlowSignature } from "./sub-flow-signature.ts";
import { tooLongAlone } from "./too-long-alone.ts";
import { unhandledError } from "./unhandled-error.ts";
import { unknownReference } from "./unknown-reference.ts";
import { unreachableNode } from "./unreachable-node.ts";
import { variableNeverSet } from "./variable-never-set.ts";
import { wireToNowhere } from "./wire-to-nowhere.ts";
import { wrongType } from "./wrong-type.ts";

/** In the order in which an author had best mend them. */
export const ALL_CHECKS: readonly Check[] = [
  oneStart,
  oneErrorHandler,
  jumpWithoutLabel,
  wireToNowhere,
  exitNotConnected,
  branchesNotJoined,
  oneEar,
  unreachableNode,
  spinningCycle,
  noWayOut,
  unhandledError,
  expressionSyntax,
  variableNeverSet,
  readBeforeSet,
  wrongType,
  setSideBySide,
  unknownReference,
  subFlowRecursion,
  subFlowSignature,
  nobodyThere,
  neverOpen,
  promptLanguage,
  channelMisfit,
  tooLongAlone,
];
