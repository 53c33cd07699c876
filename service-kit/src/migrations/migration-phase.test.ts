import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readMigration, tablesMade } from "./migration-phase.ts";

const NOTHING = new Set<string>();
const contracts = (text: string, made: ReadonlySet<string> = NOTHING) => readMigration(text, made).contracts;

describe("a migration", () => {
  it.each([
    "alter table films.films drop column title",
    "ALTER TABLE films.films RENAME COLUMN title TO name",
    "alter table films.films rename to movies",
    "alter table films.films alter column length type bigint",
    'alter table films.films alter "length" set data type bigint',
    "alter table films.films alter column title set not null",
    "alter table films.films add column owner uuid not null",
    "alter table films.films add constraint short check (length < 9)",
    "create unique index on films.films (title)",
    "drop table films.films",
    "drop view films.newest",
    "truncate films.films",
    "do $$ begin alter table films.films drop column title; end $$",
    "create table films.other (id int); drop table films.films",
  ])("takes something from those who run: %s", (text) => {
    expect(contracts(text)).not.toBeNull();
  });

  it.each([
    "create table films.films (id int primary key, title text not null unique)",
    "alter table films.films add column owner uuid",
    "alter table films.films add column state text not null default 'new'",
    "alter table films.films add column id bigint not null generated always as identity",
    "alter table films.films alter column title drop not null",
    "alter table films.films alter column state set default 'old'",
    "alter type films.mood add value 'calm'",
    "create index on films.films (title)",
    "drop index films.films_title",
    "update films.films set title = 'drop table; rename' where title is null",
    "-- drop table films.films\nselect 1 /* rename */",
  ])("takes nothing: %s", (text) => {
    expect(contracts(text)).toBeNull();
  });

  it("may do anything to a table that comes with it", () => {
    const text = "create table films.tags (id int); alter table films.tags add constraint x unique (id)";
    expect(tablesMade(text)).toEqual(["films.tags"]);
    expect([contracts(text), contracts(text, new Set(tablesMade(text)))]).toEqual([expect.any(String), null]);
  });

  it("says in its first comment what it is", () => {
    expect(readMigration("-- phase: contract\ndrop table a", NOTHING)).toEqual({
      declared: "contract",
      contracts: "drop table a",
    });
    expect(readMigration("-- PHASE: Shrink\nselect 1", NOTHING).declared).toBe("shrink");
    expect(readMigration("select 1; -- phase: contract", NOTHING).declared).toBeNull();
  });

  it("of ours takes nothing from anybody", () => {
    const root = join(import.meta.dirname, "../../..");
    const folders = ["services/identity/migrations", "services/videos/migrations", "service-kit/src/queue/migrations"];
    for (const folder of folders) {
      const texts = readdirSync(join(root, folder)).map((name) => readFileSync(join(root, folder, name), "utf8"));
      const made = new Set(texts.flatMap(tablesMade));
      expect(texts.flatMap((text) => contracts(text, made) ?? [])).toEqual([]);
    }
  });
});
