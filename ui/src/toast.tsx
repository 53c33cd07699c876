"use client";
import { Toast } from "@base-ui/react/toast";
import { X } from "lucide-react";
import type { ReactNode } from "react";
import { classNames } from "./class-names.ts";

/** Holds the toasts of the page; wraps the application once. */
export function ToastProvider({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider limit={3}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="fixed inset-x-4 bottom-24 z-50 mx-auto grid max-w-md gap-2 md:right-6 md:bottom-6 md:left-auto md:w-96">
          <Toasts />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

/** Says what just happened, politely for news and assertively for failures. */
export function useToast(): { tell: (message: string) => void; warn: (message: string) => void } {
  const { add } = Toast.useToastManager();
  return {
    tell: (message) => void add({ description: message, timeout: 4_000 }),
    warn: (message) => void add({ description: message, type: "danger", priority: "high", timeout: 8_000 }),
  };
}

function Toasts() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => (
    <Toast.Root
      key={toast.id}
      toast={toast}
      className={classNames(
        "rounded-md text-sm font-semibold shadow-float transition-[opacity,translate] duration-200 ease-out",
        "data-ending-style:opacity-0 data-starting-style:translate-y-4 data-starting-style:opacity-0 data-limited:hidden",
        toast.type === "danger" ? "bg-danger text-on-danger" : "bg-floor text-white",
      )}
    >
      <Toast.Content className="flex items-center gap-2 py-1 pr-1 pl-4">
        <Toast.Description className="flex-1" />
        <Toast.Close aria-label="Dismiss" className="grid size-11 place-items-center rounded-md hover:bg-white/15">
          <X aria-hidden="true" className="size-5" />
        </Toast.Close>
      </Toast.Content>
    </Toast.Root>
  ));
}
