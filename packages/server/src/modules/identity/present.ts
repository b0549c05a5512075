import type { Account, ApiToken, Me } from "@yihao/contract/identity";
import type { Post } from "@yihao/contract/posts";
import type { z } from "zod";
import type { StaffActor } from "../../kernel/actor.ts";
import type { AccountTable, ApiTokenTable, PostRow } from "./store/index.ts";

type Unit = { readonly platformName: string; readonly agencyName: string | null; readonly agencyCode: string | null };

export function presentMe(actor: StaffActor, unit: Unit): Me {
  const { agencyId } = actor;
  const hasAgency = agencyId !== null && unit.agencyCode !== null && unit.agencyName !== null;
  return {
    accountId: actor.accountId,
    username: actor.username,
    displayName: actor.name,
    roles: [...actor.roles],
    permissions: [...actor.permissions],
    cityCode: actor.cityCode,
    platform: { code: actor.platformCode, name: unit.platformName },
    agency: hasAgency ? { id: agencyId, code: unit.agencyCode, name: unit.agencyName } : null,
  };
}

export function presentAccount(row: AccountTable, unit: Unit): Account {
  return {
    id: row.id,
    username: row.username,
    displayName: row.display_name,
    roles: row.roles,
    status: row.status,
    platformCode: row.platform_code,
    agencyId: row.agency_id,
    agencyName: unit.agencyName,
    createdAt: row.created_at.toISOString(),
    lastSignedInAt: row.last_signed_in_at?.toISOString() ?? null,
  };
}

export function presentToken(row: ApiTokenTable): z.infer<typeof ApiToken> {
  return {
    id: row.id,
    name: row.name,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at?.toISOString() ?? null,
    revokedAt: row.revoked_at?.toISOString() ?? null,
    lastUsedAt: row.last_used_at?.toISOString() ?? null,
  };
}

export function presentPost(row: PostRow, agencyName: string): Post {
  const { deputy_account_id: deputyId, deputy_name: deputyName } = row;
  return {
    agencyId: row.agency_id,
    agencyName,
    post: row.post,
    holder: { accountId: row.account_id, name: row.holder_name, isActive: row.holder_status === "active" },
    deputy:
      deputyId === null || deputyName === null ? null : { accountId: deputyId, name: deputyName, isActive: row.deputy_status === "active" },
    setAt: row.set_at.toISOString(),
    setByName: row.set_by_name,
  };
}
