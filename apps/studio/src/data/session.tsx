"use client";
import type { Permission } from "@patchbay/domain/permission";
import { createContext, useContext } from "react";
import type { Outputs } from "./outputs.ts";

type Answer = Outputs["session"]["me"];

/** Somebody who is signed in and works in a tenant. */
export type Me = Answer & {
  readonly tenant: NonNullable<Answer["tenant"]>;
  readonly role: NonNullable<Answer["role"]>;
};

/** Whether the session has a tenant; a new account has none until somebody invites it. */
export function worksInTenant(me: Answer): me is Me {
  return me.tenant !== null && me.role !== null;
}

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
