"use client";
import { Button, buttonClass, EmptyState, Notice, Skeleton } from "@terrace/ui";
import Link from "next/link";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";
import type { TokenClaims } from "../../api/token-claims.ts";
import { useSession } from "../../api/use-session.ts";

interface MembersOnlyProps {
  /** What one needs an account for, as the end of "Sign in to …". */
  purpose: string;
  children: (user: TokenClaims) => ReactNode;
}

/** Shows its content to signed-in people, a way in to others, and a skeleton while it is not known which. */
export function MembersOnly({ purpose, children }: MembersOnlyProps) {
  const session = useSession();
  const path = usePathname();
  if (session.status === "signedIn") return children(session.user);
  if (session.status === "anonymous") {
    return (
      <EmptyState
        heading="h1"
        title={`Sign in to ${purpose}`}
        action={
          <Link
            href={`/sign-in?to=${encodeURIComponent(path)}`}
            className={buttonClass({ variant: "primary", size: "lg" })}
          >
            Sign in
          </Link>
        }
      >
        It takes an email and a password, nothing else.
      </EmptyState>
    );
  }
  return (
    <div aria-busy="true" className="grid gap-4">
      {session.troubled ? (
        <Notice
          tone="danger"
          title="No connection to the server right now."
          action={<Button onClick={() => location.reload()}>Try again</Button>}
        >
          We keep trying. You are still signed in.
        </Notice>
      ) : (
        <p className="sr-only" role="status">
          Loading
        </p>
      )}
      <Skeleton className="h-24" />
      <Skeleton className="h-24" />
      <Skeleton className="h-24" />
    </div>
  );
}
