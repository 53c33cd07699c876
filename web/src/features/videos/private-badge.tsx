import { Badge } from "@terrace/ui";
import { Lock } from "lucide-react";

/** Says that only its owner can see it. */
export function PrivateBadge() {
  return (
    <Badge>
      <Lock aria-hidden="true" className="size-3" />
      Private
    </Badge>
  );
}
