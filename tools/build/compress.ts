import { globSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { brotliCompress, constants, gzip } from "node:zlib";

const brotli = promisify(brotliCompress);
const zip = promisify(gzip);
// Below this a compressed copy saves less than its headers cost.
const smallestBytes = 1024;
// One step below the best: half the time of 11 for about one per cent more bytes; the first start waits for this.
const brotliQuality = 10;

/** Writes a .br and a .gz beside every text of a folder, so that the server never compresses while somebody waits. */
export async function compressTexts(folder: string): Promise<void> {
  const files = globSync("**/*.{js,css,html,svg,json,webmanifest,txt,xml}", { cwd: folder });
  await Promise.all(files.map((file) => compress(join(folder, file))));
}

async function compress(file: string): Promise<void> {
  const text = readFileSync(file);
  if (text.length < smallestBytes) return;
  const params = { [constants.BROTLI_PARAM_QUALITY]: brotliQuality, [constants.BROTLI_PARAM_SIZE_HINT]: text.length };
  const [smaller, zipped] = await Promise.all([brotli(text, { params }), zip(text, { level: 9 })]);
  writeFileSync(`${file}.br`, smaller);
  writeFileSync(`${file}.gz`, zipped);
}
