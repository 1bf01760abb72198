"use client";
import { Button } from "@patchbay/ui/button.tsx";
import { Plus } from "lucide-react";
import type { ReactNode } from "react";

/** The main button of a list: one more of what it shows. */
export function AddButton({ children, small, onClick }: AddButtonProps) {
  return (
    <Button kind="primary" {...(small ? { size: "sm" as const } : {})} icon={<Plus />} onClick={onClick}>
      {children}
    </Button>
  );
}

interface AddButtonProps {
  readonly children: ReactNode;
  /** In the head of a tab rather than of a page. */
  readonly small?: boolean;
  readonly onClick: () => void;
}
