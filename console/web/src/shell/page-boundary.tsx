import { Button, Notice } from "@terrace/ui";
import { Component, type ReactNode } from "react";

/** What cannot be shown, a fault of a page or a part of it that no longer loads, takes down neither the navigation nor the other pages. */
export class PageBoundary extends Component<{ readonly children: ReactNode }, { readonly reason: string | null }> {
  override state = { reason: null };

  static getDerivedStateFromError(error: unknown) {
    return { reason: error instanceof Error ? error.message : String(error) };
  }

  override render() {
    const { reason } = this.state;
    if (reason === null) return this.props.children;
    return (
      <Notice
        tone="danger"
        title="This page cannot be shown"
        action={<Button onClick={() => location.reload()}>Load it again</Button>}
      >
        {reason}
      </Notice>
    );
  }
}
