import type { ResourceDifference, TemplateDiff } from "@aws-cdk/cloudformation-diff";
import type { StackChange } from "@terrace/core/report";
import { isKept, keepsName, statefulId, type Template, type TemplateResource } from "./template.ts";

/** What a difference of templates does to each resource, in the order of their ids. */
export function changesOf({ resources }: TemplateDiff): readonly StackChange[] {
  return resources.logicalIds.toSorted().flatMap((id) => {
    const difference = resources.get(id);
    const action = ACTION[difference.changeImpact];
    return action === undefined ? [] : [describe(id, action, difference)];
  });
}

/** What becomes of the resources of a stack that nothing asks for any more. */
export function removalOf(template: Template): readonly StackChange[] {
  return Object.entries(template.Resources ?? {})
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([resource, { Type, ...rest }]) => ({
      action: "delete" as const,
      resource,
      type: Type,
      stateful: statefulId({ Type, ...rest }),
      named: false,
      kept: isKept({ Type, ...rest }),
      properties: [],
    }));
}

const ACTION: Readonly<Record<string, StackChange["action"]>> = {
  WILL_CREATE: "create",
  WILL_IMPORT: "create",
  WILL_UPDATE: "update",
  WILL_REPLACE: "replace",
  MAY_REPLACE: "may-replace",
  WILL_DESTROY: "delete",
  WILL_ORPHAN: "delete",
};

function describe(resource: string, action: StackChange["action"], difference: ResourceDifference): StackChange {
  const before = difference.oldValue as TemplateResource | undefined;
  const after = difference.newValue as TemplateResource | undefined;
  return {
    action,
    resource,
    type: before?.Type ?? after?.Type ?? "",
    // A mark that the new template has lost still counts: the state is there.
    stateful: statefulId(before) ?? statefulId(after),
    named: keepsName(before, after),
    kept: isKept(before),
    properties: action === "create" || action === "delete" ? [] : propertiesOf(action, difference),
  };
}

/** The properties that make the change what it is: of a replacement, those that replace. */
function propertiesOf(action: StackChange["action"], { propertyUpdates }: ResourceDifference): readonly string[] {
  const replaces = action === "replace" || action === "may-replace";
  return Object.entries(propertyUpdates)
    .filter(([, { changeImpact }]) => !replaces || changeImpact === "WILL_REPLACE" || changeImpact === "MAY_REPLACE")
    .map(([name]) => name)
    .toSorted();
}
