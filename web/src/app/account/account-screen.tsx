"use client";
import { Account } from "../../features/profile/account.tsx";
import { MembersOnly } from "../_shell/members-only.tsx";
import { PageTitle } from "../_shell/page-title.tsx";

/** The account, for its owner. */
export function AccountScreen() {
  return (
    <MembersOnly purpose="see your account">
      {(user) => (
        <div className="mx-auto max-w-md">
          <PageTitle>{user.username}</PageTitle>
          <Account />
        </div>
      )}
    </MembersOnly>
  );
}
