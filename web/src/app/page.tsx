import { buttonClass, EmptyState } from "@terrace/ui";
import { X } from "lucide-react";
import Link from "next/link";
import { readFromServer } from "../api/from-server.ts";
import { type VideoPage, videosPath } from "../api/videos.ts";
import { CategoryFilter } from "../features/videos/category-filter.tsx";
import { VideoFeed } from "../features/videos/video-feed.tsx";
import { categoryLabel, isCategory } from "../platform/category.ts";
import { PageTitle } from "./_shell/page-title.tsx";

interface DiscoverProps {
  searchParams: Promise<Record<string, string | string[] | undefined>>;
}

/** Home: what the community filmed lately, all of it or one category or tag. */
export default async function DiscoverPage({ searchParams }: DiscoverProps) {
  const { category: wanted, tag: wantedTag } = await searchParams;
  const category = typeof wanted === "string" && isCategory(wanted) ? wanted : undefined;
  const tag = typeof wantedTag === "string" && wantedTag !== "" ? wantedTag : undefined;
  const query = { category, tag };
  const firstPage = await readFromServer<VideoPage>(videosPath({ ...query, limit: 12 }));
  const tagLink = tag && (
    <Link href="/" aria-label={`Remove the tag ${tag}`} className={buttonClass()}>
      #{tag}
      <X aria-hidden="true" className="size-4" />
    </Link>
  );
  return (
    <>
      <PageTitle aside={tagLink} lead={category ? undefined : "Film a move, name it, then loop it until it sits."}>
        {category ? categoryLabel(category) : "Fresh moves"}
      </PageTitle>
      <CategoryFilter current={category ?? null} />
      <VideoFeed
        key={`${category}/${tag}`}
        query={query}
        firstPage={firstPage}
        now={Date.now()}
        empty={
          <EmptyState
            title={category ? `No ${categoryLabel(category).toLowerCase()} yet` : "The floor is empty"}
            action={
              <Link href="/add" className={buttonClass({ variant: "primary", size: "lg" })}>
                Film the first one
              </Link>
            }
          >
            Moves show up here as soon as someone shares one. It could be yours.
          </EmptyState>
        }
      />
    </>
  );
}
