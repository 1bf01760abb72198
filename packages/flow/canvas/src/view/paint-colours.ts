let known = new Map<string, string>();

/**
 * Resolves a colour token (`var(--color-line)`) to what a 2D context can paint with, in the page's theme. Kept until the theme
 * changes: asking the page makes it work out its styles.
 */
export function paintColour(token: string): string {
  const colour = known.get(token);
  if (colour !== undefined) return colour;
  const probe = document.createElement("span");
  probe.hidden = true;
  probe.style.color = token;
  document.body.append(probe);
  const resolved = getComputedStyle(probe).color;
  probe.remove();
  known.set(token, resolved);
  return resolved;
}

/** Tells when the page's theme changes: by hand (the root's `data-theme`) or with the system. */
export function onThemeChange(listener: () => void): () => void {
  const changed = () => {
    known = new Map();
    listener();
  };
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ["data-theme"] });
  const system = window.matchMedia("(prefers-color-scheme: dark)");
  system.addEventListener("change", changed);
  return () => {
    observer.disconnect();
    system.removeEventListener("change", changed);
  };
}
