import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import * as knowledge from "@yihao/contract/knowledge";
import { catalogueOf } from "../modules/directory/index.ts";
import { jobCall } from "../platform/jobs.ts";
import type { Stage } from "./cast.ts";

type Item = {
  kind: "article" | "qa";
  title: string;
  body: string;
  internalNote: string | null;
  keywords: string[];
  aliases: string[];
  categoryCode: string;
  agencyCode: string;
  visibility: "public" | "internal";
  basis: string | null;
  effectiveFrom: string;
  expiresOn: string | null;
};

/** The hotline wiki: one editor drafts, the other reviews, as in life. Returns the ids by title. */
export async function writeWiki(stage: Stage, folder: string): Promise<void> {
  const catalogue = await catalogueOf(jobCall(stage.world, "demo"));
  const [drafter, reviewer] = [stage.as("baike01"), stage.as("baike02")];
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith(".json"))
    .sort()) {
    for (const item of JSON.parse(readFileSync(join(folder, file), "utf8")) as Item[]) {
      stage.clock.advance(60_000);
      const { id } = await drafter(knowledge.draftArticle, {
        body: {
          kind: item.kind,
          title: item.title,
          body: item.body,
          internalNote: item.internalNote ?? undefined,
          basis: item.basis ?? undefined,
          keywords: item.keywords,
          aliases: item.aliases,
          categoryCode: item.categoryCode,
          agencyId: catalogue.agencyByCode(item.agencyCode)?.id ?? null,
          visibility: item.visibility,
          effectiveFrom: item.effectiveFrom,
          expiresOn: item.expiresOn,
        },
      });
      await drafter(knowledge.submitArticle, { params: { id } });
      await reviewer(knowledge.reviewArticle, { params: { id }, body: { pass: true } });
    }
  }
}
