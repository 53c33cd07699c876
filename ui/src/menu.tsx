"use client";
import { Menu as BaseMenu } from "@base-ui/react/menu";
import { Check } from "lucide-react";
import type { ReactElement, RefObject } from "react";

/** One of the choices of a menu, of which one holds. */
export interface MenuItem {
  value: string;
  label: string;
}

export interface MenuProps {
  /** The button that opens it. */
  trigger: ReactElement;
  label: string;
  items: readonly MenuItem[];
  value: string;
  onChange: (value: string) => void;
  /** Where it is drawn, when that must be inside of what fills the screen. */
  container?: RefObject<HTMLElement | null>;
}

/** One of several behind a button, for choices that are seldom made: a radio menu. */
export function Menu({ trigger, label, items, value, onChange, container }: MenuProps) {
  return (
    <BaseMenu.Root>
      <BaseMenu.Trigger render={trigger} />
      <BaseMenu.Portal {...(container && { container })}>
        <BaseMenu.Positioner sideOffset={8} align="end" className="z-50">
          <BaseMenu.Popup className="min-w-44 rounded-md border border-line bg-surface py-2 shadow-float transition-opacity duration-150 data-ending-style:opacity-0 data-starting-style:opacity-0">
            <BaseMenu.RadioGroup aria-label={label} value={value} onValueChange={(next) => onChange(String(next))}>
              {items.map((item) => (
                <BaseMenu.RadioItem
                  key={item.value}
                  value={item.value}
                  closeOnClick
                  className="flex min-h-11 cursor-pointer items-center justify-between gap-6 px-4 text-sm outline-none data-highlighted:bg-raised"
                >
                  {item.label}
                  <BaseMenu.RadioItemIndicator>
                    <Check aria-hidden="true" className="size-4" />
                  </BaseMenu.RadioItemIndicator>
                </BaseMenu.RadioItem>
              ))}
            </BaseMenu.RadioGroup>
          </BaseMenu.Popup>
        </BaseMenu.Positioner>
      </BaseMenu.Portal>
    </BaseMenu.Root>
  );
}
