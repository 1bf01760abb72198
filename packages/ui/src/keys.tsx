/** A key combination, e.g. `Ctrl Shift Z`. */
export function Keys({ text }: { readonly text: string }) {
  return (
    <span className="inline-flex gap-0.5">
      {text.split(" ").map((key) => (
        <kbd
          key={key}
          className="min-w-4 rounded-sm border border-current/30 px-1 text-center font-sans text-2xs opacity-85"
        >
          {key}
        </kbd>
      ))}
    </span>
  );
}
