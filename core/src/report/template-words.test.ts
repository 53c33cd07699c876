import { expect, it } from "vitest";
import { parameterId, pascal } from "./template-words.ts";

it("joins words as CloudFormation names things", () => {
  expect(pascal("/_next/static/*", "us-east-1a")).toBe("NextStaticUsEast1a");
  expect(pascal("service.videos-worker", "Task")).toBe("ServiceVideosWorkerTask");
  expect(pascal("", "a")).toBe("A");
  expect(parameterId("admin-email")).toBe("ParameterAdminEmail");
});
