// The session of the page. The access token is in this module's memory and nowhere else: not in the address, not in a
// storage, not in the console. The refresh token and the device token are in cookies that no script can read.

const RENEW_BEFORE_END = 30_000;

let access = null; // { token, endsAt, triesAt }
let renewing = null;
let logins = 0; // An answer to an earlier login's renewal comes too late.

/** What the page does when a session has ended, and when nobody can tell whether there is one. */
export const on = { ended: () => {}, unknown: () => {} };

/** Asks the server; a network that is down is an answer too. */
export async function ask(method, path, { body, token, signal } = {}) {
  const headers = { "X-CSRF": "1" };
  if (body) {
    headers["Content-Type"] = "application/json";
  }

  if (token) {
    headers.Authorization = `Bearer ${token}`;
  }

  try {
    const options = { method, headers, body: body && JSON.stringify(body), cache: "no-store", signal };
    const response = await fetch(path, options);
    const text = await response.text();
    const json = text.startsWith("{") ? JSON.parse(text) : {};
    const wait = Number(response.headers.get("Retry-After")) || 1;
    return { status: response.status, json, wait, problem: (json.type ?? "").split(":").at(-1) };
  } catch {
    return { status: 0, json: {}, wait: 5, problem: "unavailable" };
  }
}

/** Asks as the user. A token that has ended is renewed once; a session that has ended logs out. */
export async function askAsUser(method, path) {
  const first = await ask(method, path, { token: access?.token });
  if (first.status !== 401 || first.problem === "recent-authentication-required") {
    return first;
  }

  return (await renew()) ? ask(method, path, { token: access.token }) : { ...first, hasEnded: !access };
}

/** Renews the session through its cookie; one request at a time, however many ask. */
export function renew() {
  renewing ??= renewOnce().finally(() => (renewing = null));
  return renewing;
}

async function renewOnce() {
  const before = logins;
  const answer = await ask("POST", "/auth/refresh");
  if (before !== logins) {
    return access !== null;
  }

  if (answer.status === 200) {
    keep(answer.json);
    return true;
  }

  if (answer.status === 401) {
    const wasIn = access !== null;
    access = null;
    if (wasIn) {
      on.ended();
    }
  } else if (access) {
    access.triesAt = Date.now() + answer.wait * 1000;
  } else {
    on.unknown(answer);
  }

  return false;
}

/** Keeps what a login or a renewal has answered. */
export function keep(tokens) {
  const endsAt = Date.now() + tokens.expires_in * 1000;
  access = { token: tokens.access_token, endsAt, triesAt: endsAt - RENEW_BEFORE_END };
}

export function forget() {
  logins++;
  access = null;
}

/** Seconds until the next renewal, or null without a session. Renews when it is time. */
export function tick() {
  if (!access) {
    return null;
  }

  if (Date.now() >= access.triesAt) {
    renew();
  }

  return Math.max(0, Math.ceil((access.endsAt - RENEW_BEFORE_END - Date.now()) / 1000));
}
