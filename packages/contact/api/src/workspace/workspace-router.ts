import { router } from "../procedures.ts";
import { listLayouts } from "./list-layouts.ts";
import { myWorkspace } from "./my-workspace.ts";
import { saveLayout } from "./save-layout.ts";

export const workspaceRouter = router({ mine: myWorkspace, layouts: listLayouts, save: saveLayout });
