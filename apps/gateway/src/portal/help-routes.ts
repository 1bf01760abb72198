import type { Services } from "@patchbay/api/api-context";
import { found, RefusedError } from "@patchbay/api/failure";
import { HOUR } from "@patchbay/base/time";
import { excerptOf } from "@patchbay/domain/knowledge/search-words";
import type { TenantStores } from "@patchbay/ports/stores";
import type { FastifyInstance } from "fastify";
import { z } from "zod";

const MOST = 20;
/** Opinions an hour on one article. */
const MOST_OPINIONS = 60;

const house = z.object({ tenant: z.string().max(80) });
const which = house.extend({ id: z.string().max(100) });

/** The public help centre, under `/api/help/<tenant>`: published articles for everybody, and whether they helped. */
export function helpRoutes(app: FastifyInstance, { stores, clock }: Services): void {
  const storesOf = async (slug: string): Promise<TenantStores> => {
    const tenant = found(await stores.directory.tenantBySlug(slug), "article.not-found");
    return stores.of(tenant.id);
  };

  app.get("/api/help/:tenant", async (request) => {
    const { library } = await storesOf(house.parse(request.params).tenant);
    const { q } = z.object({ q: z.string().max(200).default("") }).parse(request.query);
    const articles = await library.searchArticles(q, MOST, "public");
    return articles.map(({ id, title, category, language, body }) => ({
      ...{ id, title, category, language },
      excerpt: excerptOf(body, q),
    }));
  });

  app.get("/api/help/:tenant/:id", async (request) => {
    const { tenant, id } = which.parse(request.params);
    const { library } = await storesOf(tenant);
    const { title, body, category } = found(await library.article(id, "public"), "article.not-found");
    return { id, title, body, category };
  });

  app.post("/api/help/:tenant/:id", async (request) => {
    const { tenant, id } = which.parse(request.params);
    const { helpful } = z.object({ helpful: z.boolean() }).parse(request.body);
    const { library, tickets } = await storesOf(tenant);
    found(await library.article(id, "public"), "article.not-found");
    const now = clock.now();
    if ((await tickets.guess(`opinion on ${id}`, now, now - HOUR)) > MOST_OPINIONS) {
      throw new RefusedError({ code: "ticket.too-many" });
    }
    await library.markHelpful(id, helpful);
    return { noted: true };
  });
}
