import { type DestinationStream, type Logger, pino } from "pino";
import type { Config } from "./config.ts";

// The question after the path may hold a telephone number; the path of an invitation opens it.
const pathOf = (url: string) => url.split("?", 1)[0]?.replace(/^\/evaluate\/.+$/, "/evaluate/***");
const presentRequest = ({ method, url, id }: { method: string; url: string; id: string }) => ({ id, method, path: pathOf(url) });

/** JSON lines on stdout, or wherever a test wants them. */
export function createLog(level: Config["logLevel"], destination?: DestinationStream): Logger {
  const options = { level, base: null, serializers: { req: presentRequest } };
  return destination === undefined ? pino(options) : pino(options, destination);
}
