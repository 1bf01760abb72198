/** Only paths of this origin are followed after sign-in; anything else leads to the landing page. */
export function safeNext(next: string | null): string {
  return next && /^\/(?![/\\])/.test(next) && !next.startsWith("/sign-in") ? next : "/";
}
