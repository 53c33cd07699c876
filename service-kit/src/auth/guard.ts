/** Hooks that refuse anonymous callers: remembered so that the API description can say which routes need a token. */
const guards = new WeakSet<object>();

/** Marks a hook as one that refuses anonymous callers. */
export function asGuard<Hook extends object>(hook: Hook): Hook {
  guards.add(hook);
  return hook;
}

/** Whether any of a route's hooks refuses anonymous callers. */
export function hasGuard(hooks: unknown): boolean {
  return [hooks].flat().some((hook) => typeof hook === "function" && guards.has(hook));
}
