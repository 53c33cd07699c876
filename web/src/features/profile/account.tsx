"use client";
import { useQuery } from "@tanstack/react-query";
import { Button, Notice, Skeleton } from "@terrace/ui";
import { LogOut } from "lucide-react";
import { useRouter } from "next/navigation";
import { useState } from "react";
import { sentence } from "../../api/sentence.ts";
import { getProfile, logout } from "../../api/users.ts";
import { PasswordForm } from "./password-form.tsx";
import { ProfileForm } from "./profile-form.tsx";
import { profileKey } from "./profile-key.ts";

/** Everything about the caller's account on one page. */
export function Account() {
  const router = useRouter();
  const [leaving, setLeaving] = useState(false);
  const profile = useQuery({ queryKey: profileKey, queryFn: ({ signal }) => getProfile(signal) });

  async function signOut() {
    setLeaving(true);
    await logout();
    router.replace("/");
  }

  return (
    <div className="mx-auto grid max-w-md gap-12">
      <section aria-labelledby="profile" className="grid gap-5">
        <h2 id="profile" className="display text-lg">
          Profile
        </h2>
        {profile.isPending && <Skeleton className="h-64" />}
        {profile.error && (
          <Notice
            tone="danger"
            title={sentence(profile.error)}
            action={<Button onClick={() => void profile.refetch()}>Try again</Button>}
          />
        )}
        {profile.data && (
          <>
            <p className="text-sm text-muted">Signed in with {profile.data.email}</p>
            <ProfileForm key={profile.data.updatedAt} user={profile.data} />
          </>
        )}
      </section>
      <section aria-labelledby="password" className="grid gap-5">
        <h2 id="password" className="display text-lg">
          Password
        </h2>
        <PasswordForm />
      </section>
      <section aria-label="Session" className="border-t border-line pt-8">
        <Button pending={leaving} onClick={() => void signOut()}>
          <LogOut aria-hidden="true" className="size-5" />
          Sign out
        </Button>
      </section>
    </div>
  );
}
