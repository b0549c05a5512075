import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import react from "@vitejs/plugin-react";
import { defineConfig, type Plugin } from "vite";

/** Writes the service worker with the names of the files that this build made. */
function shellWorker(): Plugin {
  return {
    name: "shell-worker",
    apply: "build",
    generateBundle(_, bundle) {
      const files = Object.keys(bundle).filter((name) => name.startsWith("assets/"));
      const shell = ["/", "/icon.svg", "/manifest.webmanifest", ...files.map((name) => `/${name}`)];
      const worker = readFileSync(new URL("./worker.js", import.meta.url), "utf8");
      const version = createHash("sha256").update(JSON.stringify(shell)).update(worker).digest("hex").slice(0, 12);
      this.emitFile({
        type: "asset",
        fileName: "sw.js",
        source: worker.replace("SHELL;", `${JSON.stringify(shell)};`).replace("VERSION;", `"yihao-shell-${version}";`),
      });
    },
  };
}

export default defineConfig({
  base: "/",
  plugins: [react(), shellWorker()],
  build: { outDir: "dist", emptyOutDir: true },
  server: { host: "127.0.0.1", port: 12347, proxy: { "/api": "http://127.0.0.1:12345" } },
});
