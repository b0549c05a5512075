import { Refusal } from "../../kernel/decision.ts";
import type { LiveTopic } from "../signals.ts";
import type { World } from "../world.ts";
import type { App } from "./app.ts";

const heartbeatMs = 15_000;
// A busy minute sends one line, not a thousand.
const gatherMs = 300;

/** GET /api/live: server-sent events that tell which queues changed. Carries topics only, never records. */
export function serveLive(app: App, world: World): void {
  const open = new Set<() => void>();
  app.addHook("preClose", async () => {
    for (const end of open) end();
  });
  app.get("/api/live", { schema: { hide: true } }, async (request, reply) => {
    if (request.actor === null) throw new Refusal("auth.signInNeeded");
    const { cityCode } = request.actor;
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, {
      "content-type": "text/event-stream; charset=utf-8",
      "cache-control": "no-store",
      "x-accel-buffering": "no",
      connection: "keep-alive",
    });
    raw.write("retry: 3000\n\n");
    const gathered = new Set<LiveTopic>();
    let timer: NodeJS.Timeout | undefined;
    const unsubscribe = world.signals.subscribe(cityCode, (topics) => {
      for (const topic of topics) gathered.add(topic);
      timer ??= setTimeout(() => {
        timer = undefined;
        raw.write(`event: changed\ndata: ${JSON.stringify([...gathered])}\n\n`);
        gathered.clear();
      }, gatherMs);
    });
    const heartbeat = setInterval(() => raw.write(": \n\n"), heartbeatMs);
    const end = () => {
      clearInterval(heartbeat);
      clearTimeout(timer);
      unsubscribe();
      open.delete(end);
      raw.end();
    };
    open.add(end);
    raw.on("close", end);
    return reply;
  });
}
