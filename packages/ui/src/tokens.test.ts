import { describe, expect, it } from "vitest";

// Read from the disk: vitest hands out style sheets empty, and the web's types know no node: modules.
const disk = "node:fs";
const { readFileSync } = (await import(/* @vite-ignore */ disk)) as { readFileSync(file: URL, encoding: "utf8"): string };
const css = readFileSync(new URL("./tokens.css", import.meta.url), "utf8");

const readBlock = (selector: string) => {
  const start = css.indexOf(`${selector} {`);
  const body = css.slice(start, css.indexOf("\n}", start));
  return Object.fromEntries([...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]));
};
const light = readBlock(":root");
const dark = { ...light, ...readBlock(':root[data-theme="dark"]') };

function luminanceOf(hex: string): number {
  const channels = [1, 3, 5].map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
  const [red = 0, green = 0, blue = 0] = channels.map((c) => (c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
function contrastOf(one: string, other: string): number {
  const [high = 0, low = 0] = [luminanceOf(one), luminanceOf(other)].sort((a, b) => b - a);
  return (high + 0.05) / (low + 0.05);
}

const grounds = ["page", "surface", "surface-sunk", "surface-raised"];
const inks = ["ink", "ink-soft", "ink-faint", "action", "danger", "light-green", "light-yellow", "light-orange", "light-red"];
const pairs = [
  ...inks.flatMap((ink) => grounds.map((ground) => [ink, ground])),
  ...["green", "yellow", "orange", "red"].map((light) => [`light-${light}`, `light-${light}-ground`]),
  ...["ink", "ink-soft", "ink-faint", "action"].map((ink) => [ink, "action-ground"]),
  ["danger", "danger-ground"],
  ["ink", "danger-ground"],
  ["ink", "light-yellow-ground"],
  ["on-action", "action"],
  ["on-action", "action-strong"],
  ["on-action", "danger"],
  ["spotlight-ink", "spotlight"],
] as [string, string][];

describe.each([
  ["light", light],
  ["dark", dark],
])("%s", (_, tokens) => {
  it.each(pairs)("%s on %s reads at 4.5:1 or better", (ink, ground) => {
    expect(contrastOf(tokens[ink] ?? "", tokens[ground] ?? "")).toBeGreaterThanOrEqual(4.5);
  });
});
