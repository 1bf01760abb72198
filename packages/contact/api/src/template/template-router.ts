import { router } from "../procedures.ts";
import { listTemplates } from "./list-templates.ts";
import { removeTemplate } from "./remove-template.ts";
import { saveTemplate } from "./save-template.ts";

export const templateRouter = router({ list: listTemplates, save: saveTemplate, remove: removeTemplate });
