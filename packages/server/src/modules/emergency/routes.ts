import * as contract from "@yihao/contract/emergency";
import type { App } from "../../platform/http/app.ts";
import { serve } from "../../platform/http/serve.ts";
import type { World } from "../../platform/world.ts";
import { flag } from "./actions/flag.ts";
import { brief, close, confirm, direct } from "./actions/steps.ts";
import { addTerms, changeTerm } from "./actions/terms.ts";
import { countOfEmergencies, pageOfEmergencies, presentTerm, readBriefing, readEmergency, termsOfCity } from "./queries.ts";

export function emergencyRoutes(app: App, world: World): void {
  serve(app, world, contract.flagEmergency, async (asked) => readEmergency(asked, await flag(asked, asked.params.id, asked.body.reason)));
  serve(app, world, contract.listEmergencies, (asked) => pageOfEmergencies(asked, asked.query));
  serve(app, world, contract.countEmergencies, (asked) => countOfEmergencies(asked));
  serve(app, world, contract.readEmergency, (asked) => readEmergency(asked, asked.params.id));
  serve(app, world, contract.confirmEmergency, async (asked) => {
    await confirm(asked, asked.params.id, asked.body);
    return readEmergency(asked, asked.params.id);
  });
  serve(app, world, contract.directEmergency, async (asked) => {
    await direct(asked, asked.params.id, asked.body);
    return readEmergency(asked, asked.params.id);
  });
  serve(app, world, contract.writeBriefing, async (asked) => {
    await brief(asked, asked.params.id, asked.body);
    return readEmergency(asked, asked.params.id);
  });
  serve(app, world, contract.closeEmergency, async (asked) => {
    await close(asked, asked.params.id, asked.body);
    return readEmergency(asked, asked.params.id);
  });
  serve(app, world, contract.readBriefing, (asked) => readBriefing(asked, asked.params.id));
  serve(app, world, contract.listEmergencyTerms, (asked) => termsOfCity(asked));
  serve(app, world, contract.addEmergencyTerms, async (asked) => {
    const added = await addTerms(asked, asked.body.terms);
    return { ...(await termsOfCity(asked)), added };
  });
  serve(app, world, contract.changeEmergencyTerm, async (asked) =>
    presentTerm(await changeTerm(asked, asked.params.id, asked.body.isActive)),
  );
}
