"use client";
import type { Permission } from "@patchbay/domain/permission";
import { createContext, useContext } from "react";
import type { Outputs } from "./outputs.ts";

export type Me = Outputs["session"]["me"];

const SessionContext = createContext<Me | undefined>(undefined);
export const SessionProvider = SessionContext.Provider;

/** Who is signed in, in which tenant. Only under the shell. */
export function useSession(): Me {
  const me = useContext(SessionContext);
  if (!me) throw new Error("useSession is for pages under the shell");
  return me;
}

/** Whether the signed-in member may do this here. */
export function useMay(permission: Permission): boolean {
  return useSession().permissions.includes(permission);
}
