import { defineWords, type ValueOf } from "./words.ts";

/** 角色: what a member of staff is employed to do. One account may hold several. */
export const Role = defineWords("角色", {
  operator: "服务代表",
  shiftLead: "班长",
  dispatcher: "派单员",
  reviewer: "审核员",
  callbackOfficer: "回访员",
  knowledgeEditor: "信息专员",
  supervisionOfficer: "督办员",
  assessmentOfficer: "考核员",
  agencyHandler: "承办单位经办人",
  agencyLeader: "承办单位负责人",
  leader: "中心领导",
  administrator: "系统管理员",
});
export type Role = ValueOf<typeof Role>;
