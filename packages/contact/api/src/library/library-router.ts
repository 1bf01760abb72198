import { router } from "../procedures.ts";
import { articleVersions, getArticle, markArticle } from "./get-article.ts";
import { listCalendars } from "./list-calendars.ts";
import { listPrompts } from "./list-prompts.ts";
import { listScripts } from "./list-scripts.ts";
import { removePrompt } from "./remove-prompt.ts";
import { saveArticle } from "./save-article.ts";
import { saveCalendar } from "./save-calendar.ts";
import { saveScript } from "./save-script.ts";
import { allArticles, searchArticles } from "./search-articles.ts";

export const libraryRouter = router({
  prompts: listPrompts,
  removePrompt,
  calendars: listCalendars,
  saveCalendar,
  scripts: listScripts,
  saveScript,
  searchArticles,
  allArticles,
  articleVersions,
  markArticle,
  article: getArticle,
  saveArticle,
});
