import { realpathSync } from "node:fs";
import { join } from "node:path";
import { chooseAccount } from "./account.ts";
import { findBinaries } from "./binaries.ts";
import { type DatabaseConnection, ensureDatabase } from "./ensure-database.ts";
import { DATABASE_USER, initialiseCluster } from "./initialise.ts";
import { choosePlace, prepareDataFolder } from "./place.ts";
import { adoptOrLaunch, type Launch, stopServer } from "./postmaster.ts";
import { serverArguments } from "./settings.ts";
import { holdSingleCopy, realPath } from "./single-copy.ts";
import { PORT, prepareSocketFolder } from "./socket-folder.ts";
import { type CrashListener, supervise } from "./supervise.ts";

export type { DatabaseConnection } from "./ensure-database.ts";
export { holdSingleCopy } from "./single-copy.ts";
export { type RefusalReason, StartRefusal } from "./start-refusal.ts";
export type { CrashListener, DatabaseCrash } from "./supervise.ts";

export type EmbeddedDatabase = {
  connection: DatabaseConnection;
  /** The real folder of the data; PostgreSQL's own is `pg` in it. */
  place: string;
  /** A Chinese sentence to print when the data lie elsewhere than in the data folder. */
  note?: string;
  /** Tells of every unexpected death of the server and of its return; the result ends the listening. */
  onCrash(listener: CrashListener): () => void;
  /** Stops the server and lets another copy start. */
  stop(): Promise<void>;
};

export type EmbeddedDatabaseOptions = {
  dataFolder: string;
  database: string;
  log?: (line: string) => void;
  /** PostgreSQL settings, over our own. */
  settings?: Record<string, string>;
};

/**
 * Starts PostgreSQL in a data folder (`pg` data, `run` socket, `log/postgres.log`), or takes over the one a killed copy left
 * running there, and keeps it running until stop(). Throws StartRefusal when a person must act first. A pool on it needs
 * `pool.on("error", …)`: connections break when the server dies.
 */
export async function startEmbeddedDatabase(options: EmbeddedDatabaseOptions): Promise<EmbeddedDatabase> {
  const release = await holdSingleCopy(options.dataFolder);
  try {
    return await start(options, release);
  } catch (error) {
    release();
    throw error;
  }
}

async function start(options: EmbeddedDatabaseOptions, release: () => void): Promise<EmbeddedDatabase> {
  const log = options.log ?? (() => {});
  const dataFolder = realPath(options.dataFolder);
  const account = chooseAccount(dataFolder);
  prepareDataFolder(dataFolder, account);
  const binaries = findBinaries(account, dataFolder);
  const place = choosePlace(dataFolder, account);
  await initialiseCluster(place, binaries, account);

  const cluster = realpathSync(place.cluster);
  const host = prepareSocketFolder(place.folder, account);
  const connection = { host, port: PORT, user: DATABASE_USER, database: options.database };
  const launch: Launch = {
    program: binaries.postgres,
    args: serverArguments(cluster, host, PORT, options.settings ?? {}),
    cluster,
    socketFolder: host,
    logFile: join(dataFolder, "log", "postgres.log"),
    account,
    log,
  };
  const postmaster = await adoptOrLaunch(launch);
  try {
    await ensureDatabase(connection);
  } catch (error) {
    await stopServer(postmaster.pid, cluster);
    throw error;
  }

  const supervision = supervise(postmaster, launch);
  return {
    connection,
    place: place.folder,
    ...(place.note === undefined ? {} : { note: place.note }),
    onCrash: supervision.onCrash,
    async stop() {
      await supervision.stop();
      release();
    },
  };
}
