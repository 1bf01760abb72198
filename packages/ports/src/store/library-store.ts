import type { Instant, Millis } from "@patchbay/base/time";
import type { BusinessCalendar } from "@patchbay/domain/hours";

/** What flows refer to by name: prompts, calendars; and what agents read: scripts, knowledge articles. */
export interface LibraryStore {
  prompts(): Promise<readonly PromptRow[]>;
  savePrompt(prompt: Omit<PromptRow, "changedAt">): Promise<PromptRow>;
  removePrompt(name: string): Promise<void>;
  calendars(): Promise<readonly BusinessCalendar[]>;
  calendar(name: string): Promise<BusinessCalendar | undefined>;
  saveCalendar(calendar: BusinessCalendar): Promise<void>;
  scripts(): Promise<readonly Script[]>;
  script(name: string): Promise<Script | undefined>;
  saveScript(script: Script): Promise<void>;
  /** Full text in English and Chinese; best first. An empty text finds all, newest first. */
  searchArticles(text: string, limit: number): Promise<readonly Article[]>;
  article(id: string): Promise<Article | undefined>;
  saveArticle(article: Omit<Article, "id" | "changedAt"> & { readonly id?: string }): Promise<Article>;
}

export interface PromptRow {
  readonly name: string;
  readonly title: string;
  readonly language?: string;
  readonly durationMs: Millis;
  readonly changedAt: Instant;
}

/** A guide for a conversation: steps with text (Markdown, `{{customer.name}}` filled in) and answers that lead on. */
export interface Script {
  readonly name: string;
  readonly title: string;
  readonly steps: readonly {
    readonly id: string;
    readonly text: string;
    readonly answers: readonly { readonly label: string; readonly to: string }[];
  }[];
}

export interface Article {
  readonly id: string;
  readonly title: string;
  /** Markdown. */
  readonly body: string;
  readonly language: "en" | "zh";
  readonly tags: readonly string[];
  readonly changedAt: Instant;
}
