"use client";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { useEffect } from "react";
import { useTRPC } from "../../data/trpc.ts";
import { BrandMark } from "../../shell/brand.tsx";
import { LANDING } from "../../shell/landing.ts";

/** Leads each role to where its day begins, and strangers to sign-in. */
export default function LandingPage() {
  const router = useRouter();
  const trpc = useTRPC();
  const me = useQuery(trpc.session.me.queryOptions());
  useEffect(() => {
    if (me.data) router.replace(me.data.role ? LANDING[me.data.role] : "/flows");
    else if (me.error) router.replace("/sign-in");
  }, [me.data, me.error, router]);
  return (
    <main className="flex min-h-screen items-center justify-center" aria-busy="true">
      <BrandMark className="size-9 animate-pulse" />
    </main>
  );
}
