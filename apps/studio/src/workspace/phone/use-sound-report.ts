"use client";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback } from "react";
import { useTRPC, useTRPCClient } from "../../data/trpc.ts";

export interface TriedSound {
  readonly microphoneLevel?: number;
  readonly toneHeard?: boolean;
}

/** Keeps with the phone's check what was tried by speaking and listening. A try that could not be kept is simply made again. */
export function useSoundReport(): (sound: TriedSound) => void {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queries = useQueryClient();
  return useCallback(
    (sound) => {
      client.phone.saveSound.mutate(sound).then(
        () => void queries.invalidateQueries(trpc.phone.check.queryFilter()),
        () => undefined,
      );
    },
    [client, queries, trpc],
  );
}
