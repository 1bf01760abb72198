/** A template of JSON with `{{ name }}` in its strings: each value as it stands inside of JSON quotes. Other names stay. */
export function filledJson(template: string, values: Readonly<Record<string, string>>): string {
  return template.replace(/\{\{\s*([a-z]+)\s*\}\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? JSON.stringify(values[name]).slice(1, -1) : whole,
  );
}
