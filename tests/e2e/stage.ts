import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProduct } from "@yihao/testkit/product";
import type { TestProject } from "vitest/node";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the product of the browser tests listens. */
    product: string;
  }
}

/** One product with its demo city for all browser tests, on data that go away with it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = mkdtempSync(join(tmpdir(), "yihao-e2e-"));
  const remove = () => rmSync(dataFolder, { recursive: true, force: true });
  try {
    // An operator's own database is not for tests: an empty setting counts as none.
    const product = await startProduct({ dataFolder, environment: { YIHAO_DEMO: "on", DATABASE_URL: "", YIHAO_ORIGIN: "" } });
    project.provide("product", product.url);
    return async () => {
      await product.stop();
      remove();
    };
  } catch (error) {
    remove();
    throw error;
  }
}
