// The sample's page: what it shows, and what its buttons do. The session itself is in session.js.

import { ask, askAsUser, forget, keep, on, renew, tick } from "./session.js";
import { browserOf, hintOf, textOf } from "./texts.js";

const find = (id) => document.getElementById(id);
const minutes = new Intl.DateTimeFormat(undefined, { dateStyle: "medium", timeStyle: "short" });

let least = "more";
let judging = null;

// ---- what is said

function say(text) {
  find("alert").textContent = "";
  find("status").textContent = text;
}

/** Tells a fault, marks the field that it is about, and puts the cursor there. */
function complain(text, field) {
  find("status").textContent = "";
  find("alert").textContent = text;
  field?.setAttribute("aria-invalid", "true");
  field?.setAttribute("aria-errormessage", "alert");
  (field ?? find("login-name")).focus();
}

function forgetFaults() {
  say("");
  document.querySelectorAll("[aria-invalid]").forEach((field) => {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-errormessage");
  });
}

function listHints(found, good = []) {
  const texts = [...found.map((reason) => hintOf(reason, least)), ...good];
  find("hints").className = found.length > 0 ? "bad" : "good";
  find("hints").replaceChildren(...texts.map((text) => element("li", text)));
}

const element = (name, text) => Object.assign(document.createElement(name), { textContent: text });

// ---- views

function showSignedOut() {
  forget();
  find("signed-in").hidden = true;
  find("signed-out").hidden = false;
  ["who-name", "who-roles", "who-since", "countdown"].forEach((id) => (find(id).textContent = ""));
  find("sessions").replaceChildren();
  find("admin-answer").textContent = "Nobody has asked yet.";
  find("admin-answer").className = "";
}

async function showSignedIn() {
  const me = await askAsUser("GET", "/auth/me");
  if (me.status !== 200) {
    return me.hasEnded || complain(textOf(me));
  }

  find("who-name").textContent = me.json.username;
  find("who-roles").textContent = me.json.roles.join(", ");
  find("who-since").textContent = minutes.format(new Date(me.json.authenticated_at));
  find("signed-out").hidden = true;
  find("signed-in").hidden = false;
  showCountdown();
  return showSessions();
}

async function showSessions() {
  const answer = await askAsUser("GET", "/auth/sessions");
  if (answer.status === 200) {
    find("sessions").replaceChildren(...answer.json.sessions.map(sessionItem));
  } else if (!answer.hasEnded) {
    complain(textOf(answer), find("sessions-heading"));
  }
}

async function lookAgain() {
  await showSessions();
  const { length } = find("sessions").children;
  if (length > 0 && find("alert").textContent === "") {
    say(length === 1 ? "You have one session." : `You have ${length} sessions.`);
  }
}

function sessionItem(session) {
  const name = browserOf(session.client) + (session.is_current ? " (this one)" : "");
  const times = `since ${minutes.format(new Date(session.created_at))}, used ${minutes.format(new Date(session.last_used_at))}`;
  const text = element("p", name);
  text.append(element("small", times));
  const end = Object.assign(element("button", "End"), { type: "button", className: "quiet" });
  end.setAttribute("aria-label", `End the session ${name}, ${times}`);
  end.addEventListener("click", () => (session.is_current ? logOut() : endSession(session.id)));
  const item = document.createElement("li");
  item.append(text, end);
  return item;
}

function showCountdown() {
  const left = tick();
  find("countdown").textContent = left === null ? "" : `${Math.floor(left / 60)}:${String(left % 60).padStart(2, "0")}`;
}

// ---- what the user does

async function logIn(name, password) {
  const answer = await ask("POST", "/auth/login", { body: { username: name, password } });
  if (answer.status !== 200) {
    return complain(textOf(answer), find("login-password"));
  }

  keep(answer.json);
  document.querySelectorAll("form").forEach((form) => form.reset());
  document.querySelectorAll("[data-shows]").forEach(applyShown);
  listHints([]);
  await showSignedIn();
  say(`Welcome, ${find("who-name").textContent}.`);
  return find("who-heading").focus();
}

async function register(name, password) {
  const answer = await ask("POST", "/auth/register", { body: { username: name, password } });
  if (answer.status === 201) {
    return logIn(name, password);
  }

  if (answer.problem === "password-rejected") {
    listHints(answer.json.reasons);
  }

  const isAboutPassword = answer.problem === "password-rejected";
  return complain(textOf(answer), find(isAboutPassword ? "register-password" : "register-name"));
}

async function logOut() {
  await ask("POST", "/auth/logout");
  showSignedOut();
  say("You are logged out.");
  find("login-name").focus();
}

async function logOutEverywhere() {
  const answer = await askAsUser("POST", "/auth/logout-everywhere");
  if (answer.status !== 204) {
    return answer.hasEnded || complain(textOf(answer), find("logout-everywhere"));
  }

  showSignedOut();
  say("All your sessions have ended.");
  return find("login-name").focus();
}

async function endSession(id) {
  const answer = await askAsUser("DELETE", `/auth/sessions/${encodeURIComponent(id)}`);
  if (answer.hasEnded) {
    return;
  }

  await showSessions();
  find("sessions-heading").focus();
  if (answer.status === 204) {
    say("The session has ended.");
  } else {
    complain(textOf(answer), find("sessions-heading"));
  }
}

async function openAdmin() {
  const answer = await askAsUser("GET", "/admin");
  if (answer.hasEnded) {
    return;
  }

  find("admin-answer").className = answer.status === 200 ? "good" : "bad";
  find("admin-answer").textContent =
    answer.status === 200 ? answer.json.message
    : answer.status === 403 ? "Refused: only admins may see this."
    : textOf(answer);
}

/** Hints while a password is typed: the server's own policy judges it, and keeps nothing. */
async function showHints() {
  judging?.abort();
  judging = new AbortController();
  const { signal } = judging;
  const [name, password] = [find("register-name").value, find("register-password").value];
  if (password === "") {
    return listHints([]);
  }

  const answer = await ask("POST", "/password-hints", { body: { username: name, password }, signal });
  if (answer.status === 200 && !signal.aborted) {
    least = answer.json.min_length;
    listHints(answer.json.reasons, answer.json.reasons.length > 0 ? [] : ["This password can be used."]);
  }
}

function later(work, wait) {
  let timer;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, wait);
  };
}

function applyShown(box) {
  find(box.dataset.shows).type = box.checked ? "text" : "password";
}

/** One submission at a time, nothing goes out half filled, and no form ever leaves the page. */
function onSubmit(form, work) {
  let isBusy = false;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    forgetFaults();
    const { username, password } = form.elements;
    const empty = [username, password].find((field) => field.value === "");
    if (empty) {
      complain(`Fill in: ${empty.labels[0].textContent}.`, empty);
    } else if (!isBusy) {
      isBusy = true;
      await work(username.value, password.value).finally(() => (isBusy = false));
    }
  });
}

onSubmit(find("login"), logIn);
onSubmit(find("register"), register);
["register-name", "register-password"].forEach((id) => find(id).addEventListener("input", later(showHints, 300)));
document.querySelectorAll("[data-shows]").forEach((box) => box.addEventListener("change", () => applyShown(box)));
Object.entries({
  logout: logOut,
  "logout-everywhere": logOutEverywhere,
  admin: openAdmin,
  "reload-sessions": lookAgain,
  renew: async () => (await renew()) && (showCountdown(), say("The access token is new.")),
}).forEach(([id, work]) =>
  find(id).addEventListener("click", () => {
    forgetFaults();
    work();
  }),
);
setInterval(showCountdown, 1000);

on.ended = () => {
  showSignedOut();
  complain("Your session has ended. Log in again.");
};
on.unknown = (answer) => {
  showSignedOut();
  complain(textOf(answer));
};

// A reload begins here: the cookie, if there is one, opens the session again.
if (await renew()) {
  await showSignedIn();
} else {
  showSignedOut();
}
