"use client";
import { createContext, type ReactNode, useContext } from "react";
import { type Platform, readPlatform } from "./platform.ts";

const PlatformContext = createContext<Platform>(readPlatform({}));

/** Hands the platform's name and features, read on the server at run time, to every component. */
export function PlatformProvider({ platform, children }: { platform: Platform; children: ReactNode }) {
  return <PlatformContext value={platform}>{children}</PlatformContext>;
}

/** The platform this page belongs to. */
export function usePlatform(): Platform {
  return useContext(PlatformContext);
}
