"use client";
import { Dialog } from "@base-ui/react/dialog";
import type { ReactNode } from "react";

export interface FullScreenProps {
  title: string;
  open: boolean;
  onClose: () => void;
  children: ReactNode;
}

/** Takes the whole screen for one task, such as the camera; focus stays inside, Escape leaves. Always dark. */
export function FullScreen({ title, open, onClose, children }: FullScreenProps) {
  return (
    <Dialog.Root open={open} onOpenChange={(next) => !next && onClose()}>
      <Dialog.Portal>
        <Dialog.Popup className="fixed inset-0 z-40 flex h-dvh flex-col bg-black text-white outline-none">
          <Dialog.Title className="sr-only">{title}</Dialog.Title>
          {children}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
