import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";
import type { App } from "./http/app.ts";
import type { World } from "./world.ts";

/** /healthz: the process lives. /readyz: the database answers. /metrics: Prometheus. */
export function serveHealth(app: App, world: World): void {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const seconds = new Histogram({
    name: "yihao_http_seconds",
    help: "Time per request",
    labelNames: ["method", "route", "status"],
    buckets: [0.002, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    registers: [registry],
  });
  const faults = new Counter({ name: "yihao_http_faults_total", help: "Replies of status 500 and above", registers: [registry] });
  const waiting = new Gauge({
    name: "yihao_outbox_waiting",
    help: "Events not yet delivered to their later listeners",
    registers: [registry],
  });
  app.addHook("onResponse", async (request, reply) => {
    seconds.observe(
      { method: request.method, route: request.routeOptions.url ?? "none", status: reply.statusCode },
      reply.elapsedTime / 1000,
    );
    if (reply.statusCode >= 500) faults.inc();
  });
  app.get("/healthz", { schema: { hide: true } }, async () => ({ status: "ok" }));
  app.get("/readyz", { schema: { hide: true } }, async (_request, reply) => {
    try {
      await world.pool.query("select 1");
      return { status: "ready" };
    } catch {
      return reply.code(503).send({ status: "database unreachable" });
    }
  });
  app.get("/metrics", { schema: { hide: true } }, async (_request, reply) => {
    const count = await world.pool.query<{ count: number }>("select count(*) as count from outbox").catch(() => null);
    if (count !== null) waiting.set(count.rows[0]?.count ?? 0);
    return reply.type(registry.contentType).send(await registry.metrics());
  });
}
