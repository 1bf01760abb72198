import { parsePattern } from "@patchbay/expression/pattern";

export interface DigitRules {
  readonly minValue?: number | undefined;
  readonly maxValue?: number | undefined;
  /** RE2, for the whole entry. Empty = any. */
  readonly pattern: string;
  readonly luhn: boolean;
}

/** Whether digits that a caller typed pass all rules. */
export function passes(digits: string, rules: DigitRules): boolean {
  if (!/^[0-9*#]+$/.test(digits)) return false;
  if (rules.luhn && !passesLuhn(digits)) return false;
  if (rules.pattern !== "") {
    const pattern = parsePattern(`^(?:${rules.pattern})$`);
    if (!pattern.ok || !pattern.value.found(digits)) return false;
  }
  const { minValue, maxValue } = rules;
  if (minValue === undefined && maxValue === undefined) return true;
  const value = Number(digits);
  return value >= (minValue ?? Number.NEGATIVE_INFINITY) && value <= (maxValue ?? Number.POSITIVE_INFINITY);
}

/** The check digit of payment cards (ISO/IEC 7812-1, annex B). */
function passesLuhn(digits: string): boolean {
  if (!/^\d{2,}$/.test(digits)) return false;
  const sum = [...digits].reverse().reduce((total, char, index) => {
    const doubled = Number(char) * (index % 2 === 0 ? 1 : 2);
    return total + (doubled > 9 ? doubled - 9 : doubled);
  }, 0);
  return sum % 10 === 0;
}
