/** An encryption key of the platform's own. (BRQ-ENC-01, DFZ-ENC-02, WEB-ENC-02, STM-DB-08) */
export interface Key {
  readonly kind: "key";
  readonly id: string;
  readonly rotates: boolean;
}
