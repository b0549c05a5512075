import { DownOutlined, UserOutlined } from "@ant-design/icons";
import { useQueryClient } from "@tanstack/react-query";
import { ProblemError } from "@yihao/contract/client";
import { signOut } from "@yihao/contract/identity";
import { Role } from "@yihao/contract/roles";
import { App, Button, Dropdown } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { api } from "../api.ts";
import { useMe } from "../session/use-me.ts";
import { ChangePasswordForm } from "./change-password-form.tsx";
import { chooseTheme, readThemeChoice, type ThemeChoice } from "./theme-choice.ts";

const themes: Record<ThemeChoice, string> = { system: "跟随系统", light: "浅色", dark: "深色" };

export function AccountMenu() {
  const me = useMe();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const { message } = App.useApp();
  const [isChanging, setChanging] = useState(false);
  const leave = async () => {
    try {
      await api(signOut);
    } catch (error) {
      // An ended session is what was asked for; anything else means that we are still signed in.
      if (!(error instanceof ProblemError && error.problem.status === 401)) {
        void message.error("没有退出成功，请重试");
        return;
      }
    }
    queries.clear();
    void navigate("/sign-in");
  };
  const unit = me.agency?.name ?? me.platform.name;
  return (
    <>
      <Dropdown
        trigger={["click"]}
        getPopupContainer={(trigger) => trigger.parentElement ?? document.body}
        menu={{
          items: [
            { key: "who", type: "group", label: `${unit} · ${me.roles.map(Role.word).join("、")}` },
            { key: "password", label: "修改密码" },
            {
              key: "theme",
              label: "外观",
              children: (Object.keys(themes) as ThemeChoice[]).map((key) => ({
                key: `theme:${key}`,
                label: `${themes[key]}${readThemeChoice() === key ? "（当前）" : ""}`,
              })),
            },
            { type: "divider" },
            { key: "leave", label: "退出登录" },
          ],
          onClick: ({ key }) => {
            if (key === "password") setChanging(true);
            else if (key === "leave") void leave();
            else if (key.startsWith("theme:")) chooseTheme(key.slice(6) as ThemeChoice);
          },
        }}
      >
        <Button type="text" className="account-button" aria-label={`${me.displayName}，账号菜单`}>
          <UserOutlined aria-hidden="true" />
          <span className="account-name">{me.displayName}</span>
          <DownOutlined aria-hidden="true" />
        </Button>
      </Dropdown>
      <ChangePasswordForm open={isChanging} onClose={() => setChanging(false)} />
    </>
  );
}
