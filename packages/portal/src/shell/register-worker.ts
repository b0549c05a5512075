/** Keeps the shell for days without a network; only in a build, where the worker exists. */
export function registerWorker(): void {
  if (!import.meta.env.PROD || !("serviceWorker" in navigator)) return;
  addEventListener("load", () => {
    // Without it everything works but the opening offline.
    navigator.serviceWorker.register("/sw.js").catch(() => undefined);
  });
}
