/** A text that people read, in each language of the product. */
export interface LocalText {
  readonly en: string;
  readonly zh: string;
}

export type Locale = keyof LocalText;
