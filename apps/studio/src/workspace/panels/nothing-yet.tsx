/** What a panel says while no contact is on the desk. */
export function NothingYet({ children }: { readonly children: string }) {
  return <p className="py-6 text-center text-ink-faint text-sm">{children}</p>;
}
