import { createContext, useContext } from "react";

const Word = createContext("");

/** What has the commands on a page name its platform. */
export const PlatformWord = Word.Provider;

/** The platform as a command names it. */
export function usePlatformWord(): string {
  return useContext(Word);
}

/** A platform as a command names it; `local` goes without saying. */
export function named({ platform, environment }: { readonly platform: string; readonly environment: string }): string {
  return environment === "local" ? platform : `${platform} --env ${environment}`;
}
