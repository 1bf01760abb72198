import { cx } from "./cx.ts";

/** Grey lines while content is on its way. */
export function Skeleton({ lines = 3, className }: { readonly lines?: number; readonly className?: string }) {
  const keys = Array.from({ length: lines }, (_, index) => `line-${index}`);
  return (
    <div role="status" aria-busy="true" className={cx("flex animate-pulse flex-col gap-2.5", className)}>
      {keys.map((key, index) => (
        <div key={key} className="h-4 rounded-sm bg-press" style={{ width: `${96 - ((index * 23) % 50)}%` }} />
      ))}
    </div>
  );
}
