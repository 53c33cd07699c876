import {
  Activity,
  BellRing,
  BookOpenText,
  Boxes,
  ChartLine,
  DatabaseBackup,
  ListChecks,
  ListTree,
  type LucideIcon,
  Network,
  Rocket,
  ScrollText,
  TrendingUp,
} from "lucide-react";

export interface PageEntry {
  readonly path: string;
  readonly label: string;
  readonly Icon: LucideIcon;
  /** Goes there after `g`. */
  readonly key: string;
}

/** All pages, as the navigation shows them: what happens now, what stands behind it, what was planned. */
export const PAGES: readonly { readonly title: string; readonly pages: readonly PageEntry[] }[] = [
  {
    title: "Now",
    pages: [
      { path: "overview", label: "Overview", Icon: Network, key: "o" },
      { path: "services", label: "Services", Icon: Boxes, key: "s" },
      { path: "deployments", label: "Deployments", Icon: Rocket, key: "d" },
      { path: "alarms", label: "Alarms", Icon: BellRing, key: "a" },
    ],
  },
  {
    title: "Look closer",
    pages: [
      { path: "metrics", label: "Metrics", Icon: ChartLine, key: "m" },
      { path: "logs", label: "Logs", Icon: ScrollText, key: "l" },
      { path: "traces", label: "Traces", Icon: Activity, key: "t" },
      { path: "queues", label: "Queues", Icon: ListTree, key: "q" },
      { path: "backups", label: "Backups", Icon: DatabaseBackup, key: "b" },
    ],
  },
  {
    title: "The plan",
    pages: [
      { path: "ladder", label: "Phase ladder", Icon: TrendingUp, key: "p" },
      { path: "requirements", label: "Requirements", Icon: ListChecks, key: "r" },
      { path: "architecture", label: "Architecture", Icon: BookOpenText, key: "c" },
    ],
  },
];

export const ALL_PAGES = PAGES.flatMap(({ pages }) => pages);
