/** What the fields of the sign-in and sign-up forms hold. */
export interface Credentials {
  username: string;
  email: string;
  password: string;
}

export type FieldErrors<Fields> = Partial<Record<keyof Fields, string>>;

const minPassword = 10;

/** What can be said before asking the server: empty fields and what plainly is no address. The services decide the rest. */
export function checkCredentials(input: Credentials, registering: boolean): FieldErrors<Credentials> {
  const errors: FieldErrors<Credentials> = {};
  if (registering && !/^[A-Za-z0-9][A-Za-z0-9._-]{1,48}[A-Za-z0-9]$/.test(input.username)) {
    errors.username =
      "Use 3 to 50 letters A to Z, digits, dots, dashes or underscores, with a letter or digit at both ends.";
  }
  if (!/^\S+@\S+\.\S+$/.test(input.email)) errors.email = "Enter an email address, such as ana@example.org.";
  if (input.password === "") errors.password = "Enter your password.";
  else if (registering && input.password.length < minPassword) {
    errors.password = `Use at least ${minPassword} characters. A short sentence works well.`;
  }
  return errors;
}
