import "./session.css";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { ProblemError } from "@yihao/contract/client";
import { signIn } from "@yihao/contract/identity";
import { Alert, Button, Form, Input } from "antd";
import { useNavigate, useSearchParams } from "react-router";
import { api } from "../api.ts";
import { meKey } from "./use-me.ts";

type Values = { username: string; password: string };

export function SignInPage() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const enter = useMutation({
    mutationFn: (body: Values) => api(signIn, { body }),
    onSuccess: (me) => {
      queries.clear();
      queries.setQueryData(meKey, me);
      const back = params.get("back") ?? "/";
      // Only ever to a page of our own.
      void navigate(back.startsWith("/") && !back.startsWith("//") ? back : "/", { replace: true });
    },
  });
  const problem = enter.error instanceof ProblemError ? enter.error.problem : undefined;
  return (
    <main className="sign-in">
      <title>登录 · 一号</title>
      <section className="sign-in-card">
        <p className="product">
          <span className="product-mark" aria-hidden="true" />
          <strong>一号</strong>
        </p>
        <h1>12345 工作台登录</h1>
        {params.has("back") && !enter.isError && <p className="sign-in-hint">请先登录，登录后回到刚才的页面，已填写的内容仍在。</p>}
        {enter.isError && <Alert type="error" showIcon title={problem?.title ?? "登录没有成功，请重试"} role="alert" />}
        <Form<Values> layout="vertical" name="sign-in" requiredMark={false} onFinish={(values) => enter.mutate(values)}>
          <Form.Item name="username" label="账号" rules={[{ required: true, message: "请填写账号" }]}>
            <Input size="large" autoComplete="username" autoCapitalize="none" spellCheck={false} />
          </Form.Item>
          <Form.Item name="password" label="密码" rules={[{ required: true, message: "请填写密码" }]}>
            <Input.Password size="large" autoComplete="current-password" />
          </Form.Item>
          <Button type="primary" size="large" block htmlType="submit" loading={enter.isPending}>
            登录
          </Button>
        </Form>
        <p className="sign-in-hint">忘记密码或需要开通账号，请联系本单位的系统管理员。</p>
      </section>
    </main>
  );
}
