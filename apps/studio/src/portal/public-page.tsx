"use client";
import type { ReactNode } from "react";
import { PreferenceBar } from "../sign-in/preference-bar.tsx";

export interface PublicPageProps {
  readonly title: string;
  readonly children: ReactNode;
}

/** A page for people who are no members. */
export function PublicPage({ title, children }: PublicPageProps) {
  return (
    <main className="flex min-h-screen flex-col bg-surface px-6 py-6">
      <div className="mx-auto flex w-full max-w-2xl flex-1 flex-col gap-5">
        <h1 className="font-semibold text-2xl tracking-tight">{title}</h1>
        {children}
      </div>
      <PreferenceBar />
    </main>
  );
}
