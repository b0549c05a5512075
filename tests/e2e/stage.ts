import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startProduct } from "@yihao/testkit/product";
import type { TestProject } from "vitest/node";
import { openMailbox } from "./mailbox.ts";

declare module "vitest" {
  export interface ProvidedContext {
    /** Where the product of the browser tests listens. */
    product: string;
    /** The folder that holds the mail it sent. */
    mailbox: string;
  }
}

/** One product with its demo city for all browser tests, on data that go away with it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataFolder = mkdtempSync(join(tmpdir(), "yihao-e2e-"));
  const mailFolder = mkdtempSync(join(tmpdir(), "yihao-e2e-mail-"));
  const mailbox = await openMailbox(mailFolder);
  const remove = async () => {
    await mailbox.close();
    for (const folder of [dataFolder, mailFolder]) rmSync(folder, { recursive: true, force: true });
  };
  try {
    // An operator's own database is not for tests: an empty setting counts as none.
    const product = await startProduct({
      dataFolder,
      environment: { YIHAO_DEMO: "on", DATABASE_URL: "", YIHAO_ORIGIN: "", YIHAO_SMTP: mailbox.url },
    });
    project.provide("product", product.url);
    project.provide("mailbox", mailFolder);
    return async () => {
      await product.stop();
      await remove();
    };
  } catch (error) {
    await remove();
    throw error;
  }
}
