"use client";
import { checkReadiness, type Readiness } from "@patchbay/softphone/readiness";
import { useCallback, useEffect, useState } from "react";
import { readAudioChoice } from "./audio-choice.ts";

/** The readiness check: at the start, when devices come or go, and on request. Undefined while the first one runs. */
export function useReadiness(): { readonly readiness: Readiness | undefined; readonly check: () => void } {
  const [readiness, setReadiness] = useState<Readiness>();
  const check = useCallback(() => {
    void checkReadiness(readAudioChoice(localStorage)).then(setReadiness);
  }, []);

  useEffect(() => {
    check();
    const devices = navigator.mediaDevices as MediaDevices | undefined;
    devices?.addEventListener("devicechange", check);
    let permission: PermissionStatus | undefined;
    navigator.permissions
      ?.query({ name: "microphone" as PermissionName })
      .then((status) => {
        permission = status;
        status.addEventListener("change", check);
      })
      // Browsers that do not know this permission by name tell of changes by nothing at all.
      .catch(() => {});
    return () => {
      devices?.removeEventListener("devicechange", check);
      permission?.removeEventListener("change", check);
    };
  }, [check]);

  return { readiness, check };
}
