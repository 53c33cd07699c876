import type { CostsWords } from "@terrace/core/spec";

/** Images, and copies of the database, which are free up to its own size. */
const KEPT = { registry: "10GB", "backup.database": "20GB" } as const;

/** What is live today, and what it is said to cost. (BRQ-COST-01 .. BRQ-COST-09) */
export const currentCosts = {
  // Four tasks on average are what the stated price of the tasks amounts to. (CON-BRQ-03)
  usage: {
    low: {
      requests: 500_000,
      egress: "20GB",
      nat: "50GB",
      logs: "2GB",
      load: "0%",
      stored: { media: "200GB", ...KEPT },
    },
    mid: {
      requests: 3_000_000,
      egress: "80GB",
      nat: "265GB",
      logs: "10GB",
      load: "33%",
      stored: { media: "1TB", ...KEPT },
      objects: 100_000,
      messages: 20_000,
      users: 1_000,
      served: 50_000,
    },
    high: {
      requests: 20_000_000,
      egress: "500GB",
      nat: "800GB",
      logs: "50GB",
      load: "100%",
      stored: { media: "2TB", ...KEPT },
      objects: 500_000,
      messages: 100_000,
      users: 5_000,
      served: 400_000,
    },
  },
  stated: {
    "BRQ-COST-01": {
      item: "fargate",
      monthly: "70 USD",
      difference:
        "one task of half a vCPU and 1 GB costs about 18 USD; 70 USD are about four on average (CON-BRQ-03), and the web app and the worker are tasks of their own",
    },
    "BRQ-COST-02": {
      item: "postgres",
      monthly: "45 USD",
      difference: "the hours alone come to 46.72 USD, and storage is added to them (CON-BRQ-05)",
    },
    "BRQ-COST-03": {
      item: "redis",
      monthly: "20 USD",
      difference: "the node's list price is about 0.016 USD an hour, not 0.027 (CON-BRQ-04)",
    },
    "BRQ-COST-04": {
      item: "bucket",
      monthly: "25 USD",
      difference: "a terabyte in Standard costs 23.55 USD; what has aged lies in cheaper classes",
    },
    "BRQ-COST-05": {
      item: "balancer",
      monthly: "20 USD",
      difference: "the hours come to 16.43 USD; what passes and two public addresses are added to them (CON-BRQ-05)",
    },
    "BRQ-COST-06": {
      item: "dns",
      monthly: "5 USD",
      difference: "queries for names that lead to resources of the provider are free; the zone is all that is billed",
    },
    "BRQ-COST-07": { item: "nat", monthly: "45 USD" },
    "BRQ-COST-08": {
      monthly: "230 USD",
      difference:
        "the web app and the worker are tasks of their own (36 USD), and public addresses are billed (11 USD); with one task in all it would be about 180 USD (CON-BRQ-03)",
    },
  },
  growth: [
    { factor: 10, monthly: "500 USD", requirement: "BRQ-COST-09" },
    { factor: 100, monthly: "1500 USD", requirement: "BRQ-COST-09" },
    { factor: 1_000, monthly: "5000 USD", requirement: "BRQ-COST-09" },
  ],
} as const satisfies CostsWords;

/** Nobody states what the small target costs; it is used by those who build and test. The archive holds a year of log lines. */
export const stagingCosts = {
  usage: {
    low: {
      requests: 100_000,
      egress: "5GB",
      nat: "20GB",
      logs: "2GB",
      stored: { media: "50GB", archive: "24GB", "backup.cache": "5GB", ...KEPT },
    },
    mid: {
      requests: 1_000_000,
      egress: "30GB",
      nat: "100GB",
      logs: "10GB",
      stored: { media: "200GB", archive: "120GB", "backup.cache": "10GB", ...KEPT },
      users: 50,
    },
    high: {
      requests: 20_000_000,
      egress: "300GB",
      nat: "500GB",
      logs: "50GB",
      stored: { media: "1TB", archive: "600GB", "backup.cache": "20GB", ...KEPT },
      users: 500,
    },
  },
} as const satisfies CostsWords;

/**
 * The savings name what they are taken from: 2,400 USD of tasks, 1,200 of database and 800 of storage. That is the middle level;
 * the highest one is the scale that is promised, 10 TB a day. (BRQ-COST-10 .. BRQ-COST-17, BRQ-KPI-02, CON-BRQ-01, CON-BRQ-02)
 */
export const productionCosts = {
  usage: {
    low: {
      requests: 50_000_000,
      egress: "3TB",
      hitRatio: "85%",
      nat: "200GB",
      logs: "50GB",
      load: "0%",
      stored: { media: "10TB", archive: "600GB", "backup.cache": "20GB", ...KEPT },
      objects: 500_000,
      messages: 300_000,
      users: 20_000,
      served: 1_000_000,
    },
    mid: {
      requests: 500_000_000,
      egress: "15TB",
      hitRatio: "85%",
      nat: "500GB",
      logs: "200GB",
      load: "7%",
      stored: { media: "35TB", archive: "2400GB", "backup.cache": "60GB", ...KEPT },
      objects: 1_500_000,
      messages: 1_000_000,
      users: 100_000,
      served: 5_000_000,
    },
    high: {
      requests: 13_000_000_000,
      egress: "300TB",
      hitRatio: "85%",
      nat: "10TB",
      logs: "5TB",
      load: "100%",
      stored: { media: "500TB", archive: "60TB", "backup.cache": "180GB", ...KEPT },
      objects: 100_000_000,
      messages: 73_000_000,
      users: 1_000_000,
      served: 100_000_000,
    },
  },
  stated: {
    "BRQ-COST-14": {
      monthly: ["4190 USD", "4570 USD"],
      difference:
        "this is after savings stated as 1,660 to 2,040 USD; the four lines add up to 1,660 to 1,740, which leaves 4,490 to 4,570 (CON-BRQ-02); the estimate is before any",
    },
    "BRQ-COST-15": {
      monthly: "6250 USD",
      difference:
        "75,000 USD a year before savings; both lines of savings imply 6,230 USD a month (CON-BRQ-01), 1,200 of them for the database. With its replicas and 20,000 operations a second that is over 1,800, and search, firewall and second region, which no line names, are over 1,000",
    },
  },
  unitGoals: [
    { requirement: "BRQ-COST-17", per: "user", below: "0.10 USD" },
    { requirement: "BRQ-COST-17", per: "video-served", below: "0.001 USD" },
  ],
  savings: {
    "BRQ-COST-10": { what: "reserved database instances", ratio: "40%", monthly: "480 USD" },
    "BRQ-COST-11": { what: "a savings plan for tasks", ratio: "30%", monthly: "720 USD" },
    "BRQ-COST-12": { what: "20 to 30 % of storage by intelligent tiering", monthly: ["160 USD", "240 USD"] },
    "BRQ-COST-13": { what: "60 to 70 % of what can run on spot capacity", monthly: "300 USD" },
  },
} as const satisfies CostsWords;
