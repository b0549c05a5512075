import { join } from "node:path";
import type { Pool } from "pg";
import { type Clock, systemClock } from "./kernel/clock.ts";
import { assessmentPapers, assessmentRoutes } from "./modules/assessment/index.ts";
import { callbackJobs, callbackListeners, callbackRoutes } from "./modules/callback/index.ts";
import { conferralRoutes } from "./modules/conferral/index.ts";
import { demandListeners, demandRoutes, readDemand } from "./modules/demand/index.ts";
import { directoryRoutes, identityLookups } from "./modules/directory/index.ts";
import { dispatchListeners, dispatchRoutes } from "./modules/dispatch/index.ts";
import { emergencyJobs, emergencyListeners, emergencyRoutes } from "./modules/emergency/index.ts";
import { exchangeRoutes } from "./modules/exchange/index.ts";
import { handlingJobs, handlingListeners, handlingRoutes, recomputeLimits } from "./modules/handling/index.ts";
import { createIdentity, type Identity, identityJobs } from "./modules/identity/index.ts";
import { knowledgeJobs, knowledgeRoutes } from "./modules/knowledge/index.ts";
import { type Gateways, httpWebhook, noticeJobs, noticeRoutes, recordingSms, smtpMail, startDeliveries } from "./modules/notice/index.ts";
import { reviewListeners, reviewRoutes } from "./modules/review/index.ts";
import { statisticsRoutes } from "./modules/statistics/index.ts";
import { supervisionJobs, supervisionListeners, supervisionPapers, supervisionRoutes } from "./modules/supervision/index.ts";
import { workOrderListeners, workOrderRoutes } from "./modules/work-order/index.ts";
import type { Config } from "./platform/config.ts";
import { openCrypto } from "./platform/crypto.ts";
import { type DatabaseAddress, openDb, openPool } from "./platform/db.ts";
import { removeUnclaimed } from "./platform/files.ts";
import { serveHealth } from "./platform/health.ts";
import { type App, type Authenticate, createHttp } from "./platform/http/app.ts";
import { serveLive } from "./platform/http/live.ts";
import { serveUploads } from "./platform/http/uploads.ts";
import { type Job, startJobs } from "./platform/jobs.ts";
import type { Listener } from "./platform/listeners.ts";
import { createListeners } from "./platform/listeners.ts";
import { createLog } from "./platform/log.ts";
import { createMemory } from "./platform/memory.ts";
import { createNumbers } from "./platform/numbers.ts";
import { createRelay, type Relay } from "./platform/outbox.ts";
import { createSignals } from "./platform/signals.ts";
import type { World } from "./platform/world.ts";

/** In river order: who hears first stands upstream. */
const listeners: readonly Listener[] = [
  ...demandListeners,
  ...emergencyListeners,
  ...workOrderListeners,
  ...dispatchListeners,
  ...handlingListeners,
  ...reviewListeners,
  ...callbackListeners,
  ...supervisionListeners,
];

/** Everything the process has, made once. The caller ends it with {@link endWorld}. */
export function createWorld(
  config: Config,
  database: DatabaseAddress,
  { clock = systemClock, waitsForDisk = true }: { clock?: Clock; waitsForDisk?: boolean } = {},
): World {
  const log = createLog(config.logLevel);
  const pool: Pool = openPool(database, { size: config.poolSize, waitsForDisk }, (error) => {
    // A pool that is being ended loses its connections on purpose. Only the sentence: the error carries the whole client.
    if (!pool.ending) log.warn({ reason: error.message }, "database connection lost");
  });
  return {
    config,
    pool,
    db: openDb(pool),
    clock,
    log,
    crypto: openCrypto(config.dataFolder),
    files: { folder: join(config.dataFolder, "files") },
    memory: createMemory(),
    numbers: createNumbers(pool),
    listeners: createListeners(listeners),
    signals: createSignals(),
  };
}

export async function endWorld(world: World): Promise<void> {
  await world.pool.end();
}

export type Running = { readonly app: App; readonly relay: Relay };

/** The HTTP application with every module's routes: the only place that knows all modules. Nothing runs in the background yet. */
export async function createApp(
  world: World,
  authenticateWith: (identity: Identity) => Authenticate = (identity) => identity.createAuthenticate(() => world),
): Promise<Running> {
  const identity = createIdentity(identityLookups);
  const app = await createHttp(world, authenticateWith(identity));
  serveHealth(app, world);
  serveLive(app, world);
  serveUploads(app, world);
  identity.routes(app, world);
  directoryRoutes(app, world, { afterCalendarChange: async (act, onDate) => void (await recomputeLimits(act, onDate)) });
  noticeRoutes(app, world, async (call, demandId) => void (await readDemand(call, demandId)));
  knowledgeRoutes(app, world);
  demandRoutes(app, world);
  emergencyRoutes(app, world);
  workOrderRoutes(app, world);
  conferralRoutes(app, world);
  dispatchRoutes(app, world);
  handlingRoutes(app, world, { ...supervisionPapers, ...assessmentPapers });
  reviewRoutes(app, world);
  callbackRoutes(app, world);
  statisticsRoutes(app, world);
  supervisionRoutes(app, world);
  assessmentRoutes(app, world);
  exchangeRoutes(app, world);
  return { app, relay: createRelay(world, world.config.cityCode) };
}

const housekeeping: readonly Job[] = [
  { name: "remove-unclaimed-uploads", cron: "20 3 * * *", work: async (call) => void (await removeUnclaimed(call)) },
];

/** Starts what works in the background: relay, deliveries, jobs. The result stops them in reverse. */
export async function startBackground(world: World, relay: Relay): Promise<{ stop(): Promise<void> }> {
  const gateways: Gateways = { sms: recordingSms(world), mail: smtpMail(world.config), webhook: httpWebhook() };
  relay.start();
  const deliveries = startDeliveries(world, world.config.cityCode, gateways);
  const jobs = await startJobs(world, [
    ...housekeeping,
    ...identityJobs,
    ...noticeJobs(gateways),
    ...knowledgeJobs,
    ...emergencyJobs,
    ...handlingJobs,
    ...callbackJobs,
    ...supervisionJobs,
  ]);
  return {
    async stop() {
      await jobs.stop();
      await deliveries.stop();
      await relay.stop();
    },
  };
}
