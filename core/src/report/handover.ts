/** A parameter of a region's parameter store. */
export interface StoredFact {
  readonly region: string;
  readonly path: string;
}

/** A value that a person or a deployment carries from one region to another, because a parameter store ends at its region. */
export interface Handover {
  /** The stack that needs it. */
  readonly stack: string;
  /** Name of the CloudFormation parameter that waits for it. */
  readonly parameter: string;
  /** Where an earlier stack has made it known. */
  readonly from: StoredFact;
}
