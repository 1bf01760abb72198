"use client";
import { Tabs as Base } from "@base-ui/react/tabs";
import type { ReactNode } from "react";

export interface TabsProps {
  readonly label: string;
  readonly tabs: readonly { readonly value: string; readonly title: ReactNode; readonly content: ReactNode }[];
  readonly value?: string;
  readonly onChange?: (value: string) => void;
}

export function Tabs({ label, tabs, value, onChange }: TabsProps) {
  return (
    <Base.Root
      {...(value === undefined ? { defaultValue: tabs[0]?.value } : { value })}
      onValueChange={(next) => onChange?.(String(next))}
      className="flex min-h-0 flex-col"
    >
      <Base.List aria-label={label} className="relative flex gap-1 border-b">
        {tabs.map((tab) => (
          <Base.Tab
            key={tab.value}
            value={tab.value}
            className="-mb-px h-9 border-transparent border-b-2 px-2.5 font-medium text-ink-faint text-sm hover:text-ink data-[active]:border-accent data-[active]:text-ink"
          >
            {tab.title}
          </Base.Tab>
        ))}
      </Base.List>
      {tabs.map((tab) => (
        <Base.Panel key={tab.value} value={tab.value} className="min-h-0 flex-1 outline-none">
          {tab.content}
        </Base.Panel>
      ))}
    </Base.Root>
  );
}
