/** What helps the agent who gets the contact: shown in the workspace's knowledge panel, never to the customer. */
export interface AgentAssist {
  /** In a few sentences, where a language model wrote one. */
  readonly summary?: string;
  readonly articles: readonly { readonly title: string; readonly excerpt: string }[];
  /** What to do next, in order. */
  readonly steps: readonly string[];
}
