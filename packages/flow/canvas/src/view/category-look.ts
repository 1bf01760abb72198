const CORDS: Readonly<Record<string, string>> = {
  voice: "var(--color-cord-teal)",
  routing: "var(--color-cord-coral)",
  logic: "var(--color-cord-violet)",
  data: "var(--color-cord-blue)",
  tickets: "var(--color-cord-amber)",
  messages: "var(--color-cord-moss)",
  campaign: "var(--color-cord-plum)",
};

/** The cord colour that marks a category on cards, jacks and wires. */
export function cordColour(category: string | undefined): string {
  return CORDS[category ?? ""] ?? "var(--color-cord-slate)";
}
