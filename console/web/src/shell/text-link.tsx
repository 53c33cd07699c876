import { classNames } from "@terrace/ui";
import type { ComponentProps } from "react";
import { Link } from "./link.tsx";

/** A link that reads as one, in the size of what stands around it. */
export function TextLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return <Link {...rest} className={classNames("text-ink underline underline-offset-4", className)} />;
}
