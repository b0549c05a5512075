export * from "./appeal.ts";
export * from "./exclusion.ts";
export { firstScheme } from "./first-scheme.ts";
export * from "./period.ts";
export * from "./points.ts";
export * from "./result.ts";
export * from "./scheme.ts";
