import { runTool, type Workshop } from "./tool.ts";

/** Puts a copy of a copy's data where a server may write to it, told to go through the log when it starts. The copy itself stays as it is. */
export async function copyData(base: string, folder: string, workshop: Workshop): Promise<string> {
  const data = `${folder}/data`;
  await runTool(["mkdir", "-p", "-m", "700", folder], workshop);
  await runTool(["cp", "-a", "--reflink=auto", "-T", `${base}/data`, data], workshop);
  await runTool(["touch", `${data}/recovery.signal`], workshop);
  return data;
}
