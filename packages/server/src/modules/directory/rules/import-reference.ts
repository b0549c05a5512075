import { KindGroup, LimitUnit, PlatformLevel, type Region, RegionLevel, Urgency } from "@yihao/contract/directory";
import { date, text } from "@yihao/contract/fields";
import { z } from "zod";
import { cell, codeCell, filledCells, type ImportRow, wordCell } from "./import-row.ts";

const named = { code: codeCell("代码"), name: cell("名称", text("名称", 60)), parent_code: codeCell("上级代码").optional() };

export const RegionRow = z.object({ ...named, level: cell("层级", wordCell("层级", RegionLevel)) });
export const PlatformRow = z.object({ ...named, level: cell("层级", wordCell("层级", PlatformLevel)), region_code: codeCell("区划代码") });
export const LimitRow = z.object({
  kind_group: cell("时限类别", wordCell("时限类别", KindGroup)),
  urgency: cell("紧急程度", wordCell("紧急程度", Urgency)),
  amount: cell(
    "时限",
    z
      .string()
      .regex(/^[1-9]\d{0,2}$/, "时限应为 1 至 999 的整数")
      .transform(Number),
  ),
  unit: cell("时限单位", wordCell("时限单位", LimitUnit)),
  effective_from: cell("生效日期", date("生效日期")),
  source: cell("依据", text("依据", 200)),
});
export const DayRow = z.object({
  on_date: cell("日期", date("日期")),
  is_working: z.enum(["true", "false"], { error: "是否工作日只能是 true 或 false" }).transform((value) => value === "true"),
  name: cell("名称", text("名称", 40)),
  source: z.enum(["notice", "city"], { error: "来源只能是 notice 或 city" }),
});

/** Reads a file that comes with the program: any mistake in it is ours, and is thrown with the file and the row. */
export function readReferenceRows<T>(file: string, rows: readonly ImportRow[], shape: z.ZodType<T, unknown>): T[] {
  return rows.map((row) => {
    const read = shape.safeParse(filledCells(row));
    if (!read.success) throw new Error(`${file} 第 ${row.row} 行：${read.error.issues.map((issue) => issue.message).join("；")}`);
    return read.data;
  });
}

/** Regions with their full names from the county down: 江苏省, 南通市, 崇川区, 崇川区 城东街道. */
export function regionsFrom(rows: readonly z.output<typeof RegionRow>[]): Region[] {
  const nameOf = new Map(rows.map((row) => [row.code, row.name]));
  return rows.map((row) => {
    const county = row.level === "street" ? nameOf.get(row.parent_code ?? "") : undefined;
    return {
      code: row.code,
      name: row.name,
      parentCode: row.parent_code ?? null,
      level: row.level,
      fullName: county === undefined ? row.name : `${county} ${row.name}`,
    };
  });
}

export type PlatformRecord = {
  readonly code: string;
  readonly name: string;
  readonly parentCode: string | null;
  readonly level: z.output<typeof PlatformRow>["level"];
  readonly cityCode: string;
  readonly regionCode: string;
};

/** Platforms with the city that they belong to: a province's or a city's own platform stands for itself, the others for the city above. */
export function platformsFrom(rows: readonly z.output<typeof PlatformRow>[]): PlatformRecord[] {
  const byCode = new Map(rows.map((row) => [row.code, row]));
  const cityOf = (row: z.output<typeof PlatformRow>): string => {
    const isOwn = row.level === "province" || row.level === "city";
    const above = isOwn ? undefined : byCode.get(row.parent_code ?? "");
    return above === undefined ? row.region_code : cityOf(above);
  };
  return rows.map((row) => ({
    code: row.code,
    name: row.name,
    parentCode: row.parent_code ?? null,
    level: row.level,
    cityCode: cityOf(row),
    regionCode: row.region_code,
  }));
}
