/** What a platform may switch off. Everything is on unless PLATFORM_FEATURES names a selection. */
export const features = ["registration", "camera", "practice", "sharing"] as const;

export type Feature = (typeof features)[number];

export interface Platform {
  name: string;
  features: Readonly<Record<Feature, boolean>>;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads which platform this web app is the face of: PLATFORM_NAME, and PLATFORM_FEATURES as a comma-separated list. */
export function readPlatform(env: Environment): Platform {
  const chosen = env.PLATFORM_FEATURES?.split(",").map((word) => word.trim());
  const on = (feature: Feature) => chosen === undefined || chosen.includes(feature);
  return {
    name: env.PLATFORM_NAME || "Breiq",
    features: {
      registration: on("registration"),
      camera: on("camera"),
      practice: on("practice"),
      sharing: on("sharing"),
    },
  };
}
