import { type Client, createClient } from "@yihao/contract/client";
import { createApp, createWorld, endWorld, type Running } from "../app.ts";
import { type SettableClock, settableClock } from "../kernel/clock.ts";
import type { Config } from "../platform/config.ts";
import type { DatabaseAddress } from "../platform/db.ts";
import type { World } from "../platform/world.ts";

/** The city on a stage of its own: the same database and the same actions, driven through HTTP, under a clock that is moved by hand. */
export type Stage = {
  readonly world: World;
  readonly running: Running;
  readonly clock: SettableClock;
  /** Speaks as a member of staff. */
  as(username: string): Client;
  /** Speaks as somebody on line; each address is somebody else. */
  citizen(address: string): Client;
  close(): Promise<void>;
};

export async function openStage(
  config: Config,
  database: DatabaseAddress,
  accounts: ReadonlyMap<string, string>,
  start: Date,
): Promise<Stage> {
  const clock = settableClock(start);
  // Nothing made here must survive a power cut on its own (a half-made city is cleared), so commits need not wait for the disk.
  const staged = createWorld(config, database, { clock, waitsForDisk: false });
  // The actors are known by their account: nobody signs in thousands of times a minute.
  const running = await createApp(
    staged,
    (identity) =>
      async ({ bearer }) =>
        bearer === undefined ? null : identity.findActor(staged, staged.config.cityCode, bearer),
  );
  const speaking = (headers: Record<string, string>, address: string) =>
    createClient(async ({ method, url, body }) => {
      const answer = await running.app.inject({
        method: method as "GET",
        url,
        remoteAddress: address,
        headers: body === undefined ? headers : { ...headers, "content-type": "application/json" },
        ...(body === undefined ? {} : { payload: body }),
      });
      return { status: answer.statusCode, text: answer.body };
    });
  const clients = new Map<string, Client>();
  return {
    world: staged,
    running,
    clock,
    as(username) {
      const known = clients.get(username);
      if (known !== undefined) return known;
      const accountId = accounts.get(username);
      if (accountId === undefined) throw new Error(`demo: no account ${username}`);
      const client = speaking({ authorization: `Bearer ${accountId}` }, "127.0.0.1");
      clients.set(username, client);
      return client;
    },
    citizen: (address) => speaking({}, address),
    close: async () => {
      await running.app.close();
      await endWorld(staged);
    },
  };
}
