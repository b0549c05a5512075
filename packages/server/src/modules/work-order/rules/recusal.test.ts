import { WorkOrderState } from "@yihao/contract/work-order";
import { describe, expect, it } from "vitest";
import { agenciesNamed, decideRecusal, isKeptFrom } from "./index.ts";

const agency = (id: string, name: string, shortName: string, isActive = true) => ({ id, name, shortName, isActive });
const agencies = [
  agency("csgl", "南通市城市管理局", "市城管局"),
  agency("cc-csgl", "南通市崇川区城市管理局", "崇川区城管局"),
  agency("rsj", "南通市人力资源和社会保障局", "市人社局"),
  agency("qd-rsj", "启东市人力资源和社会保障局", "启东市人社局"),
  agency("gone", "南通市粮食局", "市粮食局", false),
];
const named = (words: string | null) => agenciesNamed(words, agencies, "南通市");

describe("whom a tip-off names", () => {
  it.each([
    ["南通市城市管理局", ["csgl"]],
    ["市城管局某科室工作人员", ["csgl"]],
    ["城市管理局执法大队", ["csgl"]],
    ["城管局的人", ["csgl"]],
    ["崇川区城管局", ["cc-csgl"]],
    ["崇川区城市管理局", ["cc-csgl"]],
    ["启东市人社局窗口", ["qd-rsj"]],
    ["市人社局 和 市城管局", ["csgl", "rsj"]],
    ["市粮食局", []],
    ["某餐饮公司", []],
    [null, []],
  ])("%s", (words, ids) => expect(named(words).sort()).toEqual([...ids].sort()));
});

describe("回避", () => {
  it("keeps a unit and those below it away, and nobody above", () => {
    expect(isKeptFrom(["csgl"], ["csgl"])).toBe(true);
    expect(isKeptFrom(["csgl"], ["csgl-team", "csgl"])).toBe(true);
    expect(isKeptFrom(["csgl-team"], ["csgl"])).toBe(false);
    expect(isKeptFrom([], ["csgl"])).toBe(false);
  });

  it.each(WorkOrderState.values)("of an order that is %s", (state) => {
    const facts = { state, agencyName: "市城管局", isKeptAlready: false, isLead: false };
    const code = (more: object) => {
      const decision = decideRecusal({ ...facts, ...more });
      return decision.ok ? "ok" : decision.code;
    };
    const isOver = ["closed", "withdrawn", "terminated", "concluded", "merged"].includes(state);
    expect(code({})).toBe(isOver ? "workOrder.notOpen" : "ok");
    if (isOver) return;
    expect(code({ isKeptAlready: true })).toBe("recusal.already");
    const givesBack = ["awaitingDispatch", "awaitingCompletion", "dispatched"].includes(state);
    expect(code({ isLead: true })).toBe(givesBack ? "ok" : "recusal.leadBusy");
  });
});
