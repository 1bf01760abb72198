"use client";
import { Command } from "cmdk";
import { Search } from "lucide-react";
import type { ReactNode } from "react";
import { Keys } from "./keys.tsx";

export interface PaletteCommand {
  readonly id: string;
  readonly title: string;
  readonly group: string;
  readonly words?: readonly string[];
  readonly icon?: ReactNode;
  readonly keys?: string;
  readonly run: () => void;
}

export interface CommandPaletteProps {
  readonly open: boolean;
  readonly onOpenChange: (open: boolean) => void;
  readonly label: string;
  readonly empty: string;
  readonly commands: readonly PaletteCommand[];
}

/** Everything that can be done here, by typing a few letters of it. */
export function CommandPalette({ open, onOpenChange, label, empty, commands }: CommandPaletteProps) {
  const groups = [...new Set(commands.map((command) => command.group))];
  return (
    <Command.Dialog
      open={open}
      onOpenChange={onOpenChange}
      label={label}
      filter={match}
      overlayClassName="fixed inset-0 z-40 bg-[oklch(0.15_0.02_190/0.35)]"
      contentClassName="fixed top-[14vh] left-1/2 z-50 w-[36rem] max-w-[calc(100vw-2rem)] -translate-x-1/2 overflow-hidden rounded-xl border bg-raised shadow-float"
    >
      <div className="flex items-center gap-2 border-b px-4">
        <Search className="size-4 text-ink-faint" aria-hidden="true" />
        <Command.Input placeholder={label} className="h-12 flex-1 bg-transparent text-md outline-none" />
      </div>
      <Command.List className="max-h-96 overflow-y-auto p-1.5">
        <Command.Empty className="px-3 py-8 text-center text-ink-faint text-sm">{empty}</Command.Empty>
        {groups.map((group) => (
          <Command.Group
            key={group}
            heading={group}
            className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:text-ink-faint"
          >
            {commands
              .filter((command) => command.group === group)
              .map((command) => (
                <Command.Item
                  key={command.id}
                  value={command.id}
                  keywords={[command.title, ...(command.words ?? [])]}
                  onSelect={() => {
                    onOpenChange(false);
                    command.run();
                  }}
                  className="flex h-9 items-center gap-2.5 rounded-md px-2 text-sm data-[selected=true]:bg-hover [&_svg]:size-4 [&_svg]:text-ink-faint"
                >
                  {command.icon}
                  <span className="flex-1 truncate">{command.title}</span>
                  {command.keys ? <Keys text={command.keys} /> : null}
                </Command.Item>
              ))}
          </Command.Group>
        ))}
      </Command.List>
    </Command.Dialog>
  );
}

/** Whole words typed must appear; the title itself comes first, then one that begins with them. cmdk's own fuzzy match finds too much. */
function match(_id: string, typed: string, words: readonly string[] = []): number {
  const wanted = typed.trim().toLowerCase();
  const [title = "", ...more] = words.map((word) => word.toLowerCase());
  if (title === wanted) return 1;
  if (title.startsWith(wanted)) return 0.9;
  if (title.includes(wanted)) return 0.8;
  return more.some((word) => word.includes(wanted)) ? 0.4 : 0;
}
