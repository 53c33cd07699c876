import { DANCERS, dancer } from "./seed-videos.ts";

/** Lua for wrk: it asks about one dancer after the other, so that no two requests under way are equal, in the name of whose token it is. */
export function askingScript(token: string | null): string {
  return `${token === null ? "" : `wrk.headers["Authorization"] = "Bearer ${token}"`}
local dancers = { ${Array.from({ length: DANCERS }, (_, number) => `"${dancer(number)}"`).join(", ")} }
local turn = 0
request = function()
  turn = turn % #dancers + 1
  return wrk.format("GET", wrk.path .. "?limit=20&user=" .. dancers[turn])
end
`;
}
