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
  /** Full text in English and Chinese; best first. An empty text finds all, newest first. Without a reader: for agents. */
  searchArticles(text: string, limit: number, reader?: ArticleReader): Promise<readonly Article[]>;
  /** Without a reader: for who writes them. */
  article(id: string, reader?: ArticleReader): Promise<Article | undefined>;
  /** Each saving is a version. What is not said of a new one: published, for agents. */
  saveArticle(article: NewArticle): Promise<Article>;
  /** The newest first, at most 50. */
  articleVersions(id: string): Promise<readonly ArticleVersion[]>;
  markHelpful(id: string, helpful: boolean): Promise<void>;
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
  readonly status: "draft" | "published";
  readonly audience: "agents" | "public";
  readonly category: string;
  readonly version: number;
  /** So many said that it helped, or that it did not. */
  readonly helpful: number;
  readonly unhelpful: number;
  readonly changedAt: Instant;
}

/** Who reads: drafts too, what is published, or what is published for everybody. */
export type ArticleReader = "editors" | "agents" | "public";

export interface NewArticle
  extends Pick<Article, "title" | "body" | "language" | "tags">,
    Partial<Pick<Article, "id" | "status" | "audience" | "category">> {
  readonly by?: string;
}

export interface ArticleVersion {
  readonly version: number;
  readonly title: string;
  readonly body: string;
  readonly by?: string;
  readonly at: Instant;
}
