import { expect, it } from "vitest";
import { detailWords } from "./audit-detail.ts";

it("says in Chinese what an entry tells, and leaves codes to the whole", () => {
  const detail = {
    before: { displayName: "陆海燕", roles: ["operator"], status: "active" },
    change: { roles: ["operator", "shiftLead"] },
    setsPassword: false,
    agencyId: "x",
  };
  expect(detailWords(detail)).toBe("原为 （姓名 陆海燕；岗位 服务代表；状态 启用）；改为 （岗位 服务代表、班长）；重设密码 否");
});

it("has nothing to say about nothing", () => {
  expect(detailWords({ agencyId: null, articleIds: [] })).toBe("");
});
