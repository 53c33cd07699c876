import type { Population } from "../load.ts";
import type { Clients, Surroundings } from "./clients.ts";
import { httpClients } from "./http.ts";
import { playbackClients } from "./playback.ts";
import { socketClients } from "./socket.ts";
import { uploadClients } from "./upload.ts";

/** The clients of a population, of whatever kind. */
export function createClients(population: Population, surroundings: Surroundings): Clients {
  switch (population.kind) {
    case "http":
      return httpClients(population, surroundings);
    case "socket":
      return socketClients(population, surroundings);
    case "upload":
      return uploadClients(population, surroundings);
    case "playback":
      return playbackClients(population, surroundings);
  }
}
