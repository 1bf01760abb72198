/** Whether somebody has not drawn in any of the tenant's flows yet. */
export function isNewcomer(flows: readonly { readonly changedBy?: string | undefined }[], user: string): boolean {
  return !flows.some(({ changedBy }) => changedBy === user);
}
