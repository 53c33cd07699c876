"use client";
import { Field } from "@base-ui/react/field";
import type { ComponentProps, ReactNode } from "react";
import { classNames } from "./class-names.ts";

export interface TextFieldProps extends ComponentProps<"input"> {
  label: string;
  hint?: ReactNode;
  /** A sentence that says what is wrong and what to do; shown beside the field and tied to it. */
  error?: string | undefined;
  /** More than one line. */
  rows?: number;
  /** Something at the right end inside the frame, such as a reveal button. */
  trailing?: ReactNode;
}

const control = classNames(
  "w-full rounded-md border border-edge bg-surface px-4 text-base text-ink placeholder:text-muted",
  "transition-colors duration-150 data-invalid:border-danger data-invalid:border-2",
);

/** A labelled text input with its hint and its error; the label is always visible. */
export function TextField({ label, hint, error, rows, trailing, className, required, ...input }: TextFieldProps) {
  const area = rows !== undefined && <textarea rows={rows} className={classNames(control, "py-3")} />;
  return (
    <Field.Root invalid={error !== undefined} className={classNames("grid gap-2", className)}>
      <Field.Label className="flex justify-between gap-2 text-sm font-semibold">{label}</Field.Label>
      <div className="relative">
        <Field.Control
          {...input}
          {...(area ? { render: area } : {})}
          {...(required ? { "aria-required": true } : {})}
          className={area ? "" : classNames(control, "h-12", Boolean(trailing) && "pr-13")}
        />
        {trailing && <div className="absolute inset-y-0 right-0.5 grid place-items-center">{trailing}</div>}
      </div>
      {hint !== undefined && error === undefined && (
        <Field.Description className="text-xs text-muted">{hint}</Field.Description>
      )}
      {error !== undefined && (
        <Field.Error match={true} className="text-xs font-semibold text-danger">
          {error}
        </Field.Error>
      )}
    </Field.Root>
  );
}
