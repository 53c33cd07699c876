/** Why a value is refused, in words for who typed it. */
export interface Fault {
  readonly message: string;
  readonly suggestion: string;
}
