// What the page says in words: why a password is refused, why a request is, and which browser a session is of.

const reasons = {
  too_short: (least) => `Use at least ${least} characters.`,
  too_long: () => "It is too long.",
  forbidden_character: () => "It has a character that keyboards do not agree on.",
  not_ascii: () => "Use letters, digits and signs of a plain keyboard.",
  common: () => "It is one of the most used passwords.",
  context_word: () => "It is made of your name or of the name of this service.",
  repetitive: () => "It repeats itself.",
  sequential: () => "It is a sequence such as 12345678 or abcdefgh.",
  breached: () => "It is known from a breach elsewhere.",
  breach_check_unavailable: () => "It cannot be checked now. Try again later.",
};

const problems = {
  "login-refused": () => "The user name or the password is wrong.",
  "user-name-taken": () => "Somebody has this name already. Choose another one.",
  "user-name-rejected": () => "This name cannot be used. Choose another one.",
  "password-rejected": () => "This password cannot be used. Choose another one.",
  "too-many-attempts": (wait) => `Too many attempts. Try again in ${spoken(wait)}.`,
  busy: (wait) => `The service is busy. Try again in ${spoken(wait)}.`,
  unavailable: (wait) => `The service cannot answer now. Try again in ${spoken(wait)}.`,
  "recent-authentication-required": () => "Log out and in again to end another session: your login is too old for that.",
  "session-unknown": () => "That session has ended already.",
};

const spoken = (seconds) => (seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`);

/** Why an answer is a refusal. */
export const textOf = (answer) =>
  (problems[answer.problem] ?? (() => answer.json.title ?? "That did not work."))(answer.wait);

/** Why a password is refused. */
export const hintOf = (reason, least) => (reasons[reason] ?? (() => "It cannot be used."))(least);

/** "Chrome 156 on Linux"; what is no known browser is shown as it calls itself, as text. */
export function browserOf(client = "A client without a name") {
  const [, name, version] = client.match(/(Edg|Firefox|Chrome|Version)\/(\d+)/) ?? [];
  const [system] = client.match(/Windows|Android|iPhone|iPad|Mac OS|Linux/) ?? [];
  return name ? `${{ Edg: "Edge", Version: "Safari" }[name] ?? name} ${version} on ${system ?? "something"}` : client;
}
