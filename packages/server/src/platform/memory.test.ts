import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { createMemory } from "./memory.ts";

beforeEach(() => {
  vi.useFakeTimers({ toFake: ["performance"] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe("what is kept between requests", () => {
  it("is loaded once until it is too old", async () => {
    const memory = createMemory();
    const load = vi.fn(async () => "calendar");
    await memory.keep("calendar:320600", 1000, load);
    vi.advanceTimersByTime(999);
    expect(await memory.keep("calendar:320600", 1000, load)).toBe("calendar");
    expect(load).toHaveBeenCalledTimes(1);
    vi.advanceTimersByTime(1);
    await memory.keep("calendar:320600", 1000, load);
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("is loaded once for all who ask at the same time", async () => {
    const memory = createMemory();
    const loaded = Promise.withResolvers<string>();
    const load = vi.fn(() => loaded.promise);
    const asked = [memory.keep("catalogue", 1000, load), memory.keep("catalogue", 1000, load), memory.keep("catalogue", 1000, load)];
    loaded.resolve("catalogue");
    expect(await Promise.all(asked)).toEqual(["catalogue", "catalogue", "catalogue"]);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it("is not a failure: the next one who asks tries again", async () => {
    const memory = createMemory();
    await expect(memory.keep("catalogue", 1000, () => Promise.reject(new Error("database away")))).rejects.toThrow("database away");
    expect(await memory.keep("catalogue", 1000, async () => "catalogue")).toBe("catalogue");
  });

  it("is forgotten by its prefix, and nothing else is", async () => {
    const memory = createMemory();
    const load = vi.fn(async () => "first");
    await Promise.all(["session:1", "session:2", "catalogue:1"].map((key) => memory.keep(key, 1000, load)));
    memory.drop("session:");
    const again = async () => "second";
    expect(await memory.keep("session:1", 1000, again)).toBe("second");
    expect(await memory.keep("session:2", 1000, again)).toBe("second");
    expect(await memory.keep("catalogue:1", 1000, again)).toBe("first");
  });

  it("is not what was read before a change, when that arrives after the change", async () => {
    const memory = createMemory();
    const slow = Promise.withResolvers<string>();
    const before = memory.keep("catalogue", 1000, () => slow.promise);
    memory.drop("catalogue");
    const after = memory.keep("catalogue", 1000, async () => "new");
    slow.resolve("old");
    expect(await before).toBe("old");
    expect(await after).toBe("new");
    expect(await memory.keep("catalogue", 1000, async () => "newer")).toBe("new");
  });

  it("survives a failure of the load it replaced", async () => {
    const memory = createMemory();
    const slow = Promise.withResolvers<string>();
    const before = memory.keep("catalogue", 1000, () => slow.promise);
    memory.drop("catalogue");
    await memory.keep("catalogue", 1000, async () => "new");
    slow.reject(new Error("database away"));
    await expect(before).rejects.toThrow("database away");
    expect(await memory.keep("catalogue", 1000, async () => "newer")).toBe("new");
  });
});
