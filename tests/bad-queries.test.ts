import { globSync } from "node:fs";
import { join } from "node:path";
import { urlOf } from "@yihao/contract/client";
import type { Endpoint } from "@yihao/contract/endpoint";
import { type City, openCity } from "@yihao/testkit/city";
import { problemIn, send } from "@yihao/testkit/wire";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
import { z } from "zod";

let city: City;
beforeAll(async () => {
  city = await openCity(inject("database"));
});
afterAll(() => city.close());

const folder = join(import.meta.dirname, "../packages/contract/src");
const modules = await Promise.all(
  globSync("*.ts", { cwd: folder })
    .filter((file) => !file.endsWith(".test.ts"))
    .map((file) => import(join(folder, file)) as Promise<Record<string, unknown>>),
);
const isEndpoint = (value: unknown): value is Endpoint =>
  typeof value === "object" && value !== null && "method" in value && "path" in value && "gate" in value;
const asked = modules
  .flatMap((module) => Object.values(module).filter(isEndpoint))
  .flatMap((to) => (to.method === "GET" && to.query instanceof z.ZodObject ? [{ to, keys: Object.keys(to.query.shape) }] : []));

const nobody = "01990000-0000-7000-8000-000000000000";
const place = (value: string) => Buffer.from(JSON.stringify([value, nobody])).toString("base64url");
const junk = [
  "\u0000",
  "a\u0000b",
  "'",
  "%",
  "\\",
  "-1",
  "1e999",
  "Infinity",
  "9999-12-31",
  "0000-01-01",
  "2026-02-30",
  nobody,
  "字".repeat(2000),
  "\u202e",
];
const junkPlaces = ["all:1", "any:-1", "all:99999999999999999999", "12", "", "zuoxi01"].map(place);
const whole: Record<string, string> = { from: "2026-11-01", to: "2026-11-30", phone: "13900000001", days: "5", indicator: "demandCount" };
const params = { id: nobody, dimension: "kind" };

/** Who may ask: whoever holds the gate. */
const people = ["admin", "zuoxi01", "paidan01", "shenhe01", "szyl01", "rsjld01", "huifang01", "zhuren01"];
async function whoMayAsk(to: Endpoint): Promise<string> {
  for (const as of people) if ((await send(city, "GET", urlOf(to, { params, query: whole }).slice(4), { as })).status !== 403) return as;
  throw new Error(`nobody may ask ${to.path}`);
}

describe("a question that makes no sense is answered, never a fault", () => {
  it.each(asked.map(({ to, keys }) => [to.path, to, keys] as const))("%s", async (_, to, keys) => {
    const as = await whoMayAsk(to);
    for (const key of keys) {
      for (const value of key === "after" ? [...junk, ...junkPlaces] : junk) {
        const needed = Object.fromEntries(Object.entries(whole).filter(([name]) => keys.includes(name)));
        const pair = key === "key" ? { dimension: "category" } : key === "dimension" ? { key: "x" } : {};
        const answer = await send(city, "GET", urlOf(to, { params, query: { ...needed, ...pair, [key]: value } }).slice(4), { as });
        expect(answer.status, `${key}=${value.slice(0, 20)}: ${answer.text.slice(0, 200)}`).toBeLessThan(500);
        if (answer.status >= 400) problemIn(answer, answer.status);
      }
    }
  });
});
