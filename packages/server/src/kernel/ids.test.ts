import { describe, expect, it } from "vitest";
import { newId } from "./ids.ts";

const at = new Date("2026-11-16T09:00:00+08:00");

describe("ids", () => {
  it("are UUIDs of version 7 with the time of the act", () => {
    const id = newId(at);
    expect(id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(Number.parseInt(id.replaceAll("-", "").slice(0, 12), 16)).toBe(at.getTime());
  });
  it("of one moment keep the order in which they were made, and are never twice the same", () => {
    const ids = Array.from({ length: 3000 }, () => newId(at));
    expect(new Set(ids).size).toBe(ids.length);
    expect([...ids].sort()).toEqual(ids);
  });
});
