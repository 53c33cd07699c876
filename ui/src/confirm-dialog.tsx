"use client";
import { AlertDialog } from "@base-ui/react/alert-dialog";
import type { ReactElement } from "react";
import { Button } from "./button.tsx";
import { buttonClass } from "./button-class.ts";

export interface ConfirmDialogProps {
  /** The button that asks. */
  trigger: ReactElement;
  title: string;
  /** What will be lost, in a sentence. */
  description: string;
  /** The verb that does it, the same word as on the trigger. */
  action: string;
  pending?: boolean;
  open: boolean;
  onOpenChange: (open: boolean) => void;
  onConfirm: () => void;
}

/** Asks before something that cannot be undone. Focus starts on the way back. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <AlertDialog.Root open={props.open} onOpenChange={props.onOpenChange}>
      <AlertDialog.Trigger render={props.trigger} />
      <AlertDialog.Portal>
        <AlertDialog.Backdrop className="fixed inset-0 z-40 bg-scrim transition-opacity duration-200 data-ending-style:opacity-0 data-starting-style:opacity-0" />
        <AlertDialog.Popup className="fixed inset-x-4 bottom-4 z-50 mx-auto grid max-w-md gap-6 rounded-lg bg-surface p-6 shadow-float transition-[opacity,translate] duration-200 ease-out data-ending-style:translate-y-4 data-ending-style:opacity-0 data-starting-style:translate-y-4 data-starting-style:opacity-0 md:top-1/3 md:bottom-auto">
          <div className="grid gap-2">
            <AlertDialog.Title className="display text-lg">{props.title}</AlertDialog.Title>
            <AlertDialog.Description className="text-sm text-muted">{props.description}</AlertDialog.Description>
          </div>
          <div className="grid grid-cols-2 gap-3">
            <AlertDialog.Close className={buttonClass({ size: "lg" })}>Keep it</AlertDialog.Close>
            <Button variant="danger" size="lg" pending={props.pending ?? false} onClick={props.onConfirm}>
              {props.action}
            </Button>
          </div>
        </AlertDialog.Popup>
      </AlertDialog.Portal>
    </AlertDialog.Root>
  );
}
