import { CompiledQuery } from "kysely";
import type pg from "pg";
import type { Db } from "../../../platform/db.ts";
import type { HappenedEvent } from "../../../platform/events.ts";
import { type NewDemand, newDemandColumns } from "./table.ts";

const columns = newDemandColumns.join(", ");
const places = newDemandColumns.map((_, index) => `$${index + 1}`).join(", ");
const first = newDemandColumns.length;

/**
 * The hot path of the whole system as one statement: demand, event, audit line and outbox row, or nothing when the request key is known.
 * One round trip and one commit; measured against the same rows written by plain statements in `npm run bench -- register`.
 */
const registerStatement = `
with made as (
  insert into demand (${columns}) values (${places})
  on conflict (city_code, request_key) do nothing
  returning city_code, id, registered_at
), happened as (
  insert into event (city_code, id, type, demand_id, subject_id, occurred_at, actor_kind, actor_id, actor_name, actor_unit, facts, request_id)
  select city_code, $${first + 1}::uuid, 'demand.registered', id, id, registered_at, $${first + 2}::text, $${first + 3}::uuid, $${first + 4}::text, $${first + 5}::text, $${first + 6}::jsonb, $${first + 7}::text from made
), audited as (
  insert into audit_entry (city_code, id, at, actor_id, actor_name, action, subject_type, subject_id, request_id, ip, detail)
  select city_code, $${first + 8}::uuid, registered_at, $${first + 3}::uuid, $${first + 4}::text, 'demand.registered', 'demand', id::text, $${first + 7}::text, $${first + 9}::text, '{}'::jsonb from made
), listening as (
  insert into outbox (city_code, event_id, ready_at) select city_code, $${first + 1}::uuid, now() from made
)
select id from made`;

export type Registration = { demand: NewDemand; event: HappenedEvent; auditId: string; requestId: string; ip: string | null };

/** True when the row was written, false when this request key already stands for a demand. */
export async function insertRegistration(pool: pg.Pool, isNamed: boolean, registration: Registration): Promise<boolean> {
  const values = valuesOf(registration);
  const written = await pool.query(
    isNamed ? { name: "register-demand", text: registerStatement, values } : { text: registerStatement, values },
  );
  return written.rowCount === 1;
}

/** The same inside an open transaction, for a registration that takes uploads with it. */
export async function insertRegistrationIn(db: Db, registration: Registration): Promise<boolean> {
  const written = await db.executeQuery(CompiledQuery.raw(registerStatement, valuesOf(registration)));
  return written.rows.length === 1;
}

function valuesOf({ demand, event, auditId, requestId, ip }: Registration): unknown[] {
  return [
    ...newDemandColumns.map((column) => demand[column]),
    event.id,
    event.actorKind,
    event.actorId,
    event.actorName,
    event.actorUnit,
    JSON.stringify(event.facts),
    requestId,
    auditId,
    ip,
  ];
}
