import { existsSync } from "node:fs";
import { join } from "node:path";
import fastifyStatic from "@fastify/static";
import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "./app.ts";
import { sendProblem } from "./problems.ts";

const packages = join(import.meta.dirname, "../../../..");
const portal = join(packages, "portal/dist");
const workbench = join(packages, "workbench/dist");

// Ant Design writes its styles into the page at run time, hence the inline styles; scripts only from ourselves.
const contentSecurityPolicy =
  "default-src 'self'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self'; manifest-src 'self'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; object-src 'none'";

/** The two web applications: the portal at /, the workbench at /desk. Unknown paths below them are pages of theirs. */
export async function serveWeb(app: App): Promise<void> {
  app.addHook("onSend", async (_request, reply) => {
    if (String(reply.getHeader("content-type") ?? "").startsWith("text/html") && !reply.hasHeader("content-security-policy"))
      reply.header("content-security-policy", contentSecurityPolicy);
  });
  // Looked up at each request, not listed at the start: a rebuild shows at once.
  await app.register(fastifyStatic, {
    root: [portal, workbench],
    serve: false,
    preCompressed: true,
    index: false,
    setHeaders: cacheByName,
  });
  const answer = (request: FastifyRequest, reply: FastifyReply, root: string, prefix: string) => {
    const [path = ""] = request.url.slice(prefix.length).split("?", 1);
    // A name with a dot is a file; everything else is a page of the application, which finds its own way.
    if (/\.[a-z0-9]+$/i.test(path)) return reply.sendFile(path.replace(/^\/+/, ""), root);
    if (request.url.startsWith("/api/") || !existsSync(join(root, "index.html")))
      return sendProblem(Object.assign(new Error("no route"), { statusCode: 404 }), request, reply);
    return reply.sendFile("index.html", root);
  };
  const hidden = { schema: { hide: true } };
  app.get("/desk", hidden, (request, reply) => answer(request, reply, workbench, "/desk"));
  app.get("/desk/*", hidden, (request, reply) => answer(request, reply, workbench, "/desk"));
  app.get("/*", hidden, (request, reply) => answer(request, reply, portal, ""));
}

// Built names carry a hash of their content; everything else must be asked for again.
function cacheByName(reply: { header(name: string, value: string): unknown }, path: string): void {
  reply.header("cache-control", /\/assets\//.test(path) ? "public, max-age=31536000, immutable" : "no-cache");
}
