import * as settings from "@yihao/contract/city-settings";
import * as contract from "@yihao/contract/directory";
import * as catalogueContract from "@yihao/contract/dispatch-catalogue";
import { attachmentMegabytesMax } from "@yihao/contract/files";
import type { FastifyRequest } from "fastify";
import { decideHolds } from "../../kernel/actor.ts";
import { all, Invalid, permitOf, Refusal } from "../../kernel/decision.ts";
import type { App } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { Call, World } from "../../platform/world.ts";
import { type AfterCalendarChange, computeDeadlineDate, readCalendar, setCalendarDay } from "./actions/calendar.ts";
import { addEntry, pageOfEntries, updateEntry } from "./actions/dispatch-catalogue.ts";
import { importFile } from "./actions/import.ts";
import { setTimeLimit, updateAgency, updateCategory } from "./actions/maintain.ts";
import { readSettings, setSetting } from "./actions/settings.ts";
import { readPeriods, setPeriods } from "./actions/work-periods.ts";
import { catalogueOf, limitsOf } from "./reading.ts";
import { decideMaintain } from "./rules/decisions.ts";

/** `hooks.afterCalendarChange` comes from the composition root: the owners of deadlines lie downstream. */
export function directoryRoutes(app: App, world: World, hooks: { readonly afterCalendarChange: AfterCalendarChange }): void {
  serve(app, world, contract.listRegions, async (asked) => {
    const catalogue = await catalogueOf(asked);
    const { under } = asked.query;
    if (under === undefined) return { items: [...catalogue.regions()] };
    const below = new Set(catalogue.regionsBelow(under));
    return { items: catalogue.regions().filter((region) => below.has(region.code)) };
  });
  serve(app, world, contract.listPlatforms, async (asked) => ({ items: [...(await catalogueOf(asked)).platforms()] }));
  serve(app, world, contract.listCategories, async (asked) => {
    const categories = (await catalogueOf(asked)).categories();
    // What is switched off is for those who read old records, not for a stranger who chooses.
    return { items: categories.filter((category) => category.isActive || asked.actor.kind === "staff") };
  });
  serve(app, world, contract.listAgencies, async (asked) => {
    const { parentId, active } = asked.query;
    const agencies = (await catalogueOf(asked)).agencies();
    return {
      items: agencies.filter(
        (agency) => (parentId === undefined || agency.parentId === parentId) && (active === undefined || agency.isActive === active),
      ),
    };
  });
  serve(app, world, contract.updateAgency, (asked) => updateAgency(asked, asked.params.id, asked.body));
  serve(app, world, contract.updateCategory, (asked) => updateCategory(asked, asked.params.code, asked.body));
  serve(app, world, contract.listTimeLimits, async (asked) => ({ items: await limitsOf(asked) }));
  serve(app, world, contract.setTimeLimit, (asked) => setTimeLimit(asked, asked.body));
  serve(app, world, contract.readCalendar, (asked) => readCalendar(asked));
  serve(app, world, contract.setCalendarDay, (asked) => setCalendarDay(asked, asked.params.onDate, asked.body, hooks.afterCalendarChange));
  serve(app, world, contract.computeDeadline, (asked) => computeDeadlineDate(asked, asked.query));
  serve(app, world, catalogueContract.listCatalogueEntries, (asked) => pageOfEntries(asked, asked.query));
  serve(app, world, catalogueContract.addCatalogueEntry, (asked) => addEntry(asked, asked.body));
  serve(app, world, catalogueContract.updateCatalogueEntry, (asked) => updateEntry(asked, asked.params.id, asked.body));
  serve(app, world, settings.listSettings, async (asked) => ({
    items: await readSettings(asked),
    can: { set: permitOf(decideManage(asked)) },
  }));
  serve(app, world, settings.setSetting, (asked) => setSetting(asked, asked.params.key, asked.body));
  serve(app, world, settings.readWorkPeriods, async (asked) => ({
    items: await readPeriods(asked),
    can: { set: permitOf(decideManage(asked)) },
  }));
  serve(app, world, settings.setWorkPeriods, async (asked) => ({
    items: await setPeriods(asked, asked.body, hooks.afterCalendarChange),
    can: { set: permitOf(decideManage(asked)) },
  }));
  serve(app, world, contract.importDirectory, async (asked) => importFile(asked, asked.params.kind, await bytesOf(asked.request)));
}

const decideManage = ({ actor }: Pick<Call, "actor">) => all(decideHolds(actor, "directory.manage"), decideMaintain(actor));

async function bytesOf(request: FastifyRequest): Promise<Buffer> {
  const file = request.isMultipart() ? await request.file() : undefined;
  if (file === undefined) throw new Invalid([{ field: "file", message: "请选择要导入的文件（CSV 或 XLSX）" }]);
  try {
    return await file.toBuffer();
  } catch (error) {
    if ((error as { statusCode?: number }).statusCode === 413) throw new Refusal("file.tooLarge", { max: attachmentMegabytesMax });
    throw error;
  }
}
