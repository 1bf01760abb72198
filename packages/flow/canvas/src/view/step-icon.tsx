import { Box } from "lucide-react";
import { STEP_ICONS } from "./step-icons.ts";

export function StepIcon({ name, className }: { readonly name: string; readonly className?: string }) {
  const Icon = STEP_ICONS[name] ?? Box;
  return <Icon className={className} aria-hidden="true" />;
}
