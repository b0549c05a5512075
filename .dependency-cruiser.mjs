// Who may import whom. The river order of the modules is the list below: a module imports only what stands before it.
const river = [
  "identity",
  "directory",
  "notice",
  "knowledge",
  "demand",
  "emergency",
  "work-order",
  "conferral",
  "dispatch",
  "handling",
  "review",
  "callback",
  "statistics",
  "supervision",
  "assessment",
  "exchange",
];

const server = "^packages/server/src";
const modules = `${server}/modules`;
const oneOf = (names) => `(${names.join("|")})`;
const outside = "(^|/)node_modules/";

const upstreamOnly = river.map((name, at) => ({
  name: `upstream-only-${name}`,
  comment: "Data flows down the river, imports point up it. What must be caused downstream is caused by an event.",
  severity: "error",
  from: { path: `${modules}/${name}/` },
  to: { path: `${modules}/`, pathNot: `${modules}/${oneOf(river.slice(0, at + 1))}/` },
}));

/** Code of one package may import, of ours, only what is listed. */
const onlyOurs = (name, from, allowed) => ({
  name,
  severity: "error",
  from: { path: from },
  to: { path: "^(packages|tools|bench|tests|demo)/", pathNot: [from, ...allowed] },
});

export default {
  forbidden: [
    ...upstreamOnly,
    {
      name: "module-not-in-river",
      comment: "A new module takes its place in the list at the top of this file.",
      severity: "error",
      from: {},
      to: { path: `${modules}/`, pathNot: `${modules}/${oneOf(river)}/` },
    },
    {
      name: "front-door-only",
      comment: "Another module is entered by its index.ts.",
      severity: "error",
      from: { path: `${modules}/([^/]+)/` },
      to: { path: `${modules}/[^/]+/`, pathNot: [`${modules}/$1/`, `${modules}/[^/]+/index\\.ts$`] },
    },
    {
      name: "front-door-only-from-outside",
      severity: "error",
      from: { path: "^(packages|tests|bench)/", pathNot: `${modules}/` },
      to: { path: `${modules}/[^/]+/`, pathNot: `${modules}/[^/]+/index\\.ts$` },
    },
    {
      name: "rules-are-pure",
      comment: "Rules take facts and return decisions: kernel, contract and rules of their own module.",
      severity: "error",
      from: { path: `${modules}/([^/]+)/rules(\\.ts$|/)`, pathNot: "\\.test\\.ts$" },
      to: {
        pathNot: [`${modules}/$1/rules(\\.ts$|/)`, `${server}/kernel/`, "^packages/contract/src/", "^packages/language/src/", outside],
      },
    },
    {
      name: "rules-know-no-database",
      severity: "error",
      from: { path: `${modules}/[^/]+/rules(\\.ts$|/)` },
      to: { path: `${outside}(kysely|pg|fastify|graphile-worker)/` },
    },
    {
      name: "database-in-stores-only",
      comment: "SQL stands in store.ts or store/ of the module; everything else calls it.",
      severity: "error",
      from: { path: `${modules}/`, pathNot: [`${modules}/[^/]+/store(\\.ts$|/)`, "\\.(test|fixture)\\.ts$"] },
      to: { path: [`${outside}(kysely|pg)/`, `${server}/platform/(db|bulk)\\.ts$`] },
    },
    {
      name: "routes-never-touch-a-store",
      severity: "error",
      from: { path: `${modules}/[^/]+/routes(\\.ts$|/)` },
      to: { path: `${modules}/[^/]+/store(\\.ts$|/)` },
    },
    {
      name: "kernel-knows-nobody",
      severity: "error",
      from: { path: `${server}/kernel/`, pathNot: "\\.(test|fixture)\\.ts$" },
      to: { pathNot: [`${server}/kernel/`, "^packages/contract/src/", `${outside}(chinese-days|zod)/`, "^(node:)?(crypto|buffer)$"] },
    },
    {
      name: "platform-knows-no-module",
      severity: "error",
      from: { path: `${server}/platform/` },
      to: { path: `${server}/(modules|demo)/` },
    },
    {
      name: "modules-know-no-composition",
      comment: "main.ts, app.ts and demo/ stand above the modules.",
      severity: "error",
      from: { path: `${server}/(modules|platform|kernel)/` },
      to: { path: `${server}/([^/]+\\.ts$|demo/)` },
    },
    onlyOurs("contract-imports-nothing-of-ours", "^packages/contract/", []),
    onlyOurs("language-imports-nothing-of-ours", "^packages/language/", []),
    onlyOurs("server-imports", "^packages/server/", ["^packages/(contract|language)/src/"]),
    onlyOurs("ui-imports", "^packages/ui/", ["^packages/contract/src/"]),
    onlyOurs("workbench-imports", "^packages/workbench/", ["^packages/(contract|ui)/src/"]),
    onlyOurs("portal-imports", "^packages/portal/", ["^packages/(contract|ui)/src/"]),
    onlyOurs("cli-imports", "^packages/cli/", ["^packages/contract/src/", `${server}/kernel/working-time/`]),
    {
      name: "no-cycles",
      comment: "Types may name each other (a world holds listeners, a listener is given an act of the world); what runs may not.",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "must-resolve",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
    {
      name: "tests-only-in-tests",
      comment: "Nothing that runs imports a test, a fixture or the test kit.",
      severity: "error",
      from: { path: "^packages/[^/]+/src/", pathNot: ["\\.(test|fixture)\\.tsx?$", "^packages/testkit/"] },
      to: { path: ["\\.(test|fixture)\\.tsx?$", "^packages/testkit/"] },
    },
  ],
  options: {
    doNotFollow: { path: "node_modules" },
    exclude: { path: "/dist[/.]" },
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["import", "node", "types", "default"],
      extensions: [".ts", ".tsx", ".mjs", ".js", ".css", ".json"],
    },
  },
};
