"use client";
import Link from "next/link";
import { useRouter, useSearchParams } from "next/navigation";
import { useEffect } from "react";
import { useSession } from "../../api/use-session.ts";
import { CredentialsForm } from "./credentials-form.tsx";
import { Entrance } from "./entrance.tsx";
import { returnPath } from "./return-path.ts";

/** Sign-in and sign-up screen; afterwards the person is back where they wanted to go. */
export function Entry({ registering, name, open }: { registering: boolean; name: string; open: boolean }) {
  const router = useRouter();
  const search = useSearchParams();
  const target = returnPath(search.get("to"));
  const { status } = useSession();
  useEffect(() => {
    if (status === "signedIn") router.replace(target);
  }, [status, router, target]);
  const other = `${registering ? "/sign-in" : "/sign-up"}${target === "/" ? "" : `?to=${encodeURIComponent(target)}`}`;

  return (
    <Entrance
      title={registering ? "Join the cypher" : "Back on the floor"}
      lead={registering ? `One account for your moves on ${name}.` : `Sign in to ${name} to film and keep your moves.`}
    >
      <CredentialsForm registering={registering} onSignedIn={() => router.replace(target)} />
      {(registering || open) && (
        <p className="text-sm text-muted">
          {registering ? "Already have an account? " : "New here? "}
          <Link
            href={other}
            className="font-semibold text-ink underline decoration-accent decoration-3 underline-offset-4"
          >
            {registering ? "Sign in" : "Create an account"}
          </Link>
        </p>
      )}
    </Entrance>
  );
}
