/** Three jacks, the middle one patched and lit. */
export function BrandMark({ className = "size-6" }: { readonly className?: string }) {
  return (
    <svg viewBox="0 0 24 24" className={className} aria-hidden="true">
      <rect x="1" y="1" width="22" height="22" rx="6" className="fill-accent" />
      <circle cx="7" cy="9" r="2.6" fill="none" strokeWidth="1.6" className="stroke-on-accent" />
      <circle cx="17" cy="9" r="2.6" className="fill-lamp" />
      <path
        d="M7 9v4a5 5 0 0 0 10 0V9"
        fill="none"
        strokeWidth="1.8"
        strokeLinecap="round"
        className="stroke-on-accent"
      />
      <circle cx="17" cy="9" r="2.6" className="fill-lamp" />
    </svg>
  );
}

export function Brand({ compact = false }: { readonly compact?: boolean }) {
  return (
    <span className="flex items-center gap-2">
      <BrandMark />
      {compact ? null : <span className="font-semibold text-md tracking-tight">Patchbay</span>}
    </span>
  );
}
