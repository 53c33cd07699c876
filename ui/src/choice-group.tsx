"use client";
import { Radio } from "@base-ui/react/radio";
import { RadioGroup } from "@base-ui/react/radio-group";
import { type ReactNode, useId } from "react";
import { classNames } from "./class-names.ts";

/** One of a few choices, all of which are in sight. */
export interface Choice<Value extends string> {
  value: Value;
  label: string;
  hint?: string;
  icon?: ReactNode;
}

export interface ChoiceGroupProps<Value extends string> {
  label: string;
  choices: readonly Choice<Value>[];
  value: Value | null;
  onChange: (value: Value) => void;
  error?: string | undefined;
  /** `chips` wrap in a row, `cards` stand side by side with a hint each. */
  look?: "chips" | "cards";
}

const chip = "inline-flex min-h-11 items-center rounded-full px-4 text-sm font-semibold";
const card = "grid flex-1 basis-40 justify-items-start gap-1 rounded-md p-4 text-left text-sm font-semibold";

/** One of a few, all of them in sight: a radio group drawn as chips or cards, moved through with the arrow keys. */
export function ChoiceGroup<Value extends string>(props: ChoiceGroupProps<Value>) {
  const { label, choices, value, onChange, error, look = "chips" } = props;
  const id = useId();
  return (
    <div className="grid gap-2">
      <span id={id} className="text-sm font-semibold">
        {label}
      </span>
      <RadioGroup
        aria-labelledby={id}
        aria-describedby={error === undefined ? undefined : `${id}-error`}
        value={value ?? ""}
        onValueChange={(next) => onChange(next as Value)}
        className="flex flex-wrap gap-2"
      >
        {choices.map((choice) => (
          <Radio.Root
            key={choice.value}
            value={choice.value}
            aria-label={choice.label}
            className={classNames(
              "cursor-pointer border border-edge bg-surface transition-colors duration-150 hover:bg-raised",
              "data-checked:border-chosen data-checked:bg-chosen data-checked:text-on-chosen",
              look === "chips" ? chip : card,
            )}
          >
            {choice.icon}
            {choice.label}
            {choice.hint && <span className="text-xs font-normal opacity-85">{choice.hint}</span>}
          </Radio.Root>
        ))}
      </RadioGroup>
      {error !== undefined && (
        <p id={`${id}-error`} className="text-xs font-semibold text-danger">
          {error}
        </p>
      )}
    </div>
  );
}
