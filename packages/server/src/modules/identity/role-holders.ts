import type { Role } from "@yihao/contract/roles";
import type { Call } from "../../platform/world.ts";
import { listActiveWithRole } from "./store/index.ts";

const rememberedMs = 10_000;

/** The accounts of a role who can sign in, by user name. Changes of another process are seen within 10 s. */
export function whoHasRole(
  { world, cityCode, db }: Pick<Call, "world" | "cityCode" | "db">,
  role: Role,
): Promise<readonly { readonly accountId: string; readonly name: string; readonly platformCode: string }[]> {
  return world.memory.keep(`identity:role:${cityCode}:${role}`, rememberedMs, async () =>
    (await listActiveWithRole(db, cityCode, role)).map((row) => ({
      accountId: row.id,
      name: row.display_name,
      platformCode: row.platform_code,
    })),
  );
}
