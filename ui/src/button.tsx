import { LoaderCircle } from "lucide-react";
import type { ComponentProps } from "react";
import { type ButtonLook, buttonClass } from "./button-class.ts";
import { classNames } from "./class-names.ts";

export interface ButtonProps extends ComponentProps<"button">, ButtonLook {
  /** Work is under way: the label stays, a spinner joins it, and further presses do nothing. */
  pending?: boolean;
}

/** A button of the one button style. While pending it keeps focus, so that a screen reader is not thrown off. */
export function Button({ variant, size, block, pending = false, className, children, onClick, ...rest }: ButtonProps) {
  const look: ButtonLook = { ...(variant && { variant }), ...(size && { size }), ...(block && { block }) };
  return (
    <button
      type="button"
      {...rest}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      onClick={pending ? (event) => event.preventDefault() : onClick}
      className={classNames(buttonClass(look), className)}
    >
      {pending && <LoaderCircle aria-hidden="true" className="size-5 animate-spin" />}
      {children}
    </button>
  );
}
