"use client";
import { QueryClient } from "@tanstack/react-query";
import { createTRPCClient, httpBatchLink } from "@trpc/client";
import type { AppRouter } from "./app-router.ts";
import { failureOf } from "./failure.ts";

/** One query cache and one client per browser tab. Everything goes to the page's own origin. */
export function createApi() {
  const queryClient = new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        // Refusals are answers; only trouble on the way is tried again.
        retry: (failures, error) => failures < 2 && failureOf(error).code === "network.unreachable",
      },
    },
  });
  const trpcClient = createTRPCClient<AppRouter>({ links: [httpBatchLink({ url: "/trpc", maxURLLength: 6_000 })] });
  return { queryClient, trpcClient };
}
