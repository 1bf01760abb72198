/** How the small buttons beside a finding look. */
export const TOOL =
  "flex shrink-0 items-center gap-1 rounded px-1.5 py-0.5 text-2xs text-ink-soft hover:bg-hover hover:text-ink";
