import { CHANNELS } from "@patchbay/domain/routing/capacity";
import { FIXED_HOST } from "@patchbay/domain/workspace-layout";
import { PANEL_KINDS, type WorkspaceLayout } from "@patchbay/ports/store/workspace-store";
import { z } from "zod";
import { name, title } from "../inputs.ts";
import { may } from "../procedures.ts";

const cell = z.number().int().min(0).max(500);

const panel = z.object({
  id: z.string().min(1).max(80),
  kind: z.enum(PANEL_KINDS),
  title: z.string().max(200).exactOptional(),
  x: z.number().int().min(0).max(11),
  y: cell,
  w: z.number().int().min(1).max(12),
  h: z.number().int().min(1).max(100),
  /** Only web addresses of a host that no data can change: a panel must not run script of its own in our page. */
  url: z.string().max(2_000).regex(FIXED_HOST).exactOptional(),
});

const layout = z.object({
  name,
  title,
  team: z.string().max(80).exactOptional(),
  channel: z.enum(CHANNELS).exactOptional(),
  panels: z
    .array(panel)
    .max(50)
    .refine((panels) => new Set(panels.map((item) => item.id)).size === panels.length, "two panels share an id"),
}) satisfies z.ZodType<WorkspaceLayout>;

export const saveLayout = may("workspace:arrange")
  .input(z.object({ layout }))
  .mutation(({ ctx, input }) => ctx.stores.workspaces.save(input.layout));
