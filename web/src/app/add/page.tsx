import type { Metadata } from "next";
import { AddScreen } from "./add-screen.tsx";

export const metadata: Metadata = { title: "Add a move" };

export default function AddPage() {
  return <AddScreen />;
}
