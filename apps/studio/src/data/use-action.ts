"use client";
import { say } from "@patchbay/ui/toaster.tsx";
import { type QueryFilters, type UseMutationResult, useMutation, useQueryClient } from "@tanstack/react-query";
import { useFailureText } from "./use-failure-text.ts";

export interface ActionOptions<Input, Output> {
  readonly run: (input: Input) => Promise<Output>;
  /** Queries whose answers the action changes. */
  readonly refresh?: readonly QueryFilters[];
  /** Said when it worked. */
  readonly done?: string | ((output: Output, input: Input) => string);
  readonly onDone?: (output: Output, input: Input) => void;
}

/** A change on the server: refreshes what it changed, says that it worked, or why not. */
export function useAction<Input = void, Output = unknown>({
  run,
  refresh = [],
  done,
  onDone,
}: ActionOptions<Input, Output>): UseMutationResult<Output, Error, Input> {
  const queries = useQueryClient();
  const failureText = useFailureText();
  return useMutation<Output, Error, Input>({
    mutationFn: run,
    onSuccess: async (output, input) => {
      await Promise.all(refresh.map((filters) => queries.invalidateQueries(filters)));
      if (done !== undefined) say.done(typeof done === "string" ? done : done(output, input));
      onDone?.(output, input);
    },
    onError: (error) => say.failed(failureText(error)),
  });
}
