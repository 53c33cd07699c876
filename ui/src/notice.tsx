import { CircleAlert, Info } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface NoticeProps {
  tone?: "info" | "danger";
  title: string;
  children?: ReactNode;
  /** The way out: a button or a link. */
  action?: ReactNode;
}

/** A sentence in the flow of the page that needs attention. Trouble is announced at once. */
export function Notice({ tone = "info", title, children, action }: NoticeProps) {
  const Icon = tone === "danger" ? CircleAlert : Info;
  return (
    <div
      role={tone === "danger" ? "alert" : "status"}
      className={classNames(
        "flex flex-wrap items-center gap-x-4 gap-y-3 rounded-md p-4 text-sm",
        tone === "danger" ? "bg-danger-soft" : "bg-raised",
      )}
    >
      <div className="flex flex-1 basis-56 gap-3">
        <Icon aria-hidden="true" className={classNames("size-5 shrink-0", tone === "danger" && "text-danger")} />
        <div className="grid gap-1">
          <p className="font-semibold">{title}</p>
          {children && <div>{children}</div>}
        </div>
      </div>
      {action}
    </div>
  );
}
