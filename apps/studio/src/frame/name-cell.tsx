import type { ReactNode } from "react";

export interface NameCellProps {
  readonly title: ReactNode;
  /** What else tells the thing apart: its name for references, the first letters of a key. */
  readonly name: string;
}

/** A thing's title over its technical name. */
export function NameCell({ title, name }: NameCellProps) {
  return (
    <span className="flex flex-col">
      <span className="flex items-center gap-2 font-medium">{title}</span>
      <span className="font-mono text-2xs text-ink-faint">{name}</span>
    </span>
  );
}
