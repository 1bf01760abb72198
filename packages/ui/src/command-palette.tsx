"use client";
import { Command } from "cmdk";
import { Search } from "lucide-react";
import { type ReactNode, useMemo, useState } from "react";
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

/** More than anybody reads: letters narrow the list down. A page that lays out a thousand lines stands still for seconds. */
const MOST_SHOWN = 50;

/** Everything that can be done here, by typing a few letters of it. */
export function CommandPalette({ open, onOpenChange, label, empty, commands }: CommandPaletteProps) {
  const [typed, setTyped] = useState("");
  const shown = useMemo(() => bestFirst(commands, typed).slice(0, MOST_SHOWN), [commands, typed]);
  const groups = [...new Set(shown.map((command) => command.group))];
  const turn = (opened: boolean) => {
    if (!opened) setTyped("");
    onOpenChange(opened);
  };
  return (
    <Command.Dialog
      open={open}
      onOpenChange={turn}
      label={label}
      shouldFilter={false}
      overlayClassName="fixed inset-0 z-40 bg-[oklch(0.15_0.02_190/0.35)]"
      contentClassName="fixed top-[14vh] left-1/2 z-50 w-[36rem] max-w-[calc(100vw-2rem)] -translate-x-1/2 overflow-hidden rounded-xl border bg-raised shadow-float"
    >
      <div className="flex items-center gap-2 border-b px-4">
        <Search className="size-4 text-ink-faint" aria-hidden="true" />
        <Command.Input
          placeholder={label}
          value={typed}
          onValueChange={setTyped}
          className="h-12 flex-1 bg-transparent text-md outline-none"
        />
      </div>
      <Command.List className="max-h-96 overflow-y-auto p-1.5">
        <Command.Empty className="px-3 py-8 text-center text-ink-faint text-sm">{empty}</Command.Empty>
        {groups.map((group) => (
          <Command.Group
            key={group}
            heading={group}
            className="[&_[cmdk-group-heading]]:px-2 [&_[cmdk-group-heading]]:pt-2 [&_[cmdk-group-heading]]:pb-1 [&_[cmdk-group-heading]]:font-medium [&_[cmdk-group-heading]]:text-2xs [&_[cmdk-group-heading]]:text-ink-faint"
          >
            {shown
              .filter((command) => command.group === group)
              .map((command) => (
                <Command.Item
                  key={command.id}
                  value={command.id}
                  onSelect={() => {
                    turn(false);
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
function bestFirst(commands: readonly PaletteCommand[], typed: string): readonly PaletteCommand[] {
  const wanted = typed.trim().toLowerCase();
  if (wanted === "") return commands;
  return commands
    .map((command) => ({ command, score: scoreOf(command, wanted) }))
    .filter(({ score }) => score > 0)
    .sort((one, other) => other.score - one.score)
    .map(({ command }) => command);
}

function scoreOf(command: PaletteCommand, wanted: string): number {
  const title = command.title.toLowerCase();
  if (title === wanted) return 1;
  if (title.startsWith(wanted)) return 0.9;
  if (title.includes(wanted)) return 0.8;
  return command.words?.some((word) => word.toLowerCase().includes(wanted)) ? 0.4 : 0;
}
