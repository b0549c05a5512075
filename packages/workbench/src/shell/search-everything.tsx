import { SearchOutlined } from "@ant-design/icons";
import { Input, type InputRef } from "antd";
import { useEffect, useRef, useState } from "react";
import { useNavigate } from "react-router";
import { isTyping } from "../common/keys.ts";
import { useMe } from "../session/use-me.ts";

// What people read out from a note: a phone number leads to who called, anything else to the orders.
const phoneLike = /^(?:1\d{10}|0\d{2,3}-?\d{7,8})$/;

export function SearchEverything() {
  const { permissions } = useMe();
  const [words, setWords] = useState("");
  const field = useRef<InputRef>(null);
  const navigate = useNavigate();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "/" || isTyping(event.target)) return;
      event.preventDefault();
      field.current?.focus();
    };
    addEventListener("keydown", onKey);
    return () => removeEventListener("keydown", onKey);
  }, []);
  const mayDemands = permissions.includes("demand.read");
  const mayOrders = permissions.includes("workOrder.read");
  if (!mayDemands && !mayOrders) return <div className="search-everything" />;
  const submit = () => {
    const asked = words.trim();
    if (asked === "") return;
    const inDemands = mayDemands && (!mayOrders || phoneLike.test(asked.replaceAll(" ", "")));
    void navigate(`${inDemands ? "/demands" : "/orders"}?words=${encodeURIComponent(asked)}`);
  };
  return (
    <search className="search-everything">
      <Input
        ref={field}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        onPressEnter={submit}
        prefix={<SearchOutlined aria-hidden="true" />}
        suffix={
          <span className="key-cap" title="按 / 开始查找">
            /
          </span>
        }
        placeholder="编号、电话或文字"
        aria-label="查找工单和诉求，可填编号、电话或文字，回车查找"
        allowClear
      />
    </search>
  );
}
