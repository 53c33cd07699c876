import type { Metadata } from "next";
import { MineScreen } from "./mine-screen.tsx";

export const metadata: Metadata = { title: "My moves", robots: { index: false } };

export default function MinePage() {
  return <MineScreen />;
}
