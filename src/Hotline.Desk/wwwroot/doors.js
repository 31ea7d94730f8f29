// Signing in and enrolling. Answers come in the page's language; this file has no words of its own.

const door = document.querySelector("[data-door]");
const say = door?.querySelector(".say");

for (const button of document.querySelectorAll("[data-language]")) {
  button.addEventListener("click", () => {
    const secure = location.protocol === "https:" ? "; Secure" : "";
    document.cookie = `desk-language=${button.dataset.language}; path=/; max-age=31536000; SameSite=Strict${secure}`;
    location.reload();
  });
}

if (door?.dataset.door === "enrol" && location.hash.length > 1) {
  openLink();
} else if (door) {
  listen();
}

/** The token is in the fragment, which is never sent; it leaves the address bar and the history before anything else happens. */
async function openLink() {
  const token = location.hash.slice(1);
  history.replaceState(null, "", "/enrol");
  tell(door.dataset.opening);
  await post("/enrol/open", { token });
}

function listen() {
  const begin = door.dataset.door === "enrol" ? "/enrol" : "/sign-in";
  door.querySelector("[data-passkey]")?.addEventListener("click", (event) => busy(event.currentTarget, () => passkey(begin)));
  door.querySelector("[data-later]")?.addEventListener("click", (event) => busy(event.currentTarget, () => post("/enrol/later", {})));
  door.querySelector("[data-move]")?.addEventListener("click", (event) => busy(event.currentTarget, () => post("/enrol/move", {})));
  for (const form of door.querySelectorAll("form")) {
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      const { name, password, code } = Object.fromEntries(new FormData(form));
      busy(form.querySelector("button"), () => post(`${begin}/password`, { name, password, code }, form));
    });
  }
  // They come asleep, so that no press is lost before anybody listens.
  for (const button of door.querySelectorAll("button")) {
    button.disabled = false;
  }
}

async function passkey(begin) {
  const asked = await send(`${begin}/passkey/begin`, {});
  if (!asked.ok) {
    return refuse(asked);
  }
  let credential;
  try {
    const options = await asked.json();
    credential = begin === "/enrol"
      ? await navigator.credentials.create({ publicKey: creation(options) })
      : await navigator.credentials.get({ publicKey: request(options) });
  } catch {
    return tell(door.dataset.cancelled);
  }
  await post(`${begin}/passkey`, { credential: JSON.stringify(plain(credential)) });
}

async function post(path, body, form) {
  let answer;
  try {
    answer = await send(path, body);
  } catch {
    return tell(door.dataset.away);
  }
  if (answer.ok) {
    location.replace((await answer.json()).goTo);
    return;
  }
  await refuse(answer);
  const code = form?.elements.namedItem("code");
  if (code) {
    code.value = "";
  }
}

function send(path, body) {
  return fetch(path, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(body), cache: "no-store" });
}

async function refuse(answer) {
  const told = await answer.json().catch(() => null);
  tell(told?.text ?? door.dataset.away);
}

function tell(text) {
  say.textContent = text;
  say.hidden = false;
  say.scrollIntoView({ block: "nearest" });
}

async function busy(button, work) {
  if (button.disabled) {
    return;
  }
  button.disabled = true;
  say.hidden = true;
  try {
    await work();
  } finally {
    button.disabled = false;
  }
}

// The JSON form of WebAuthn, written out: not every browser in use has the built-in conversions.

const creation = (o) => ({
  ...o,
  challenge: bytes(o.challenge),
  user: { ...o.user, id: bytes(o.user.id) },
  excludeCredentials: (o.excludeCredentials ?? []).map((c) => ({ ...c, id: bytes(c.id) })),
});

const request = (o) => ({
  ...o,
  challenge: bytes(o.challenge),
  allowCredentials: (o.allowCredentials ?? []).map((c) => ({ ...c, id: bytes(c.id) })),
});

function plain(credential) {
  const { response } = credential;
  const fields = {};
  for (const field of ["clientDataJSON", "attestationObject", "authenticatorData", "signature", "userHandle"]) {
    if (response[field]) {
      fields[field] = text(response[field]);
    }
  }
  if (response.getTransports) {
    fields.transports = response.getTransports();
  }
  return {
    id: credential.id,
    rawId: text(credential.rawId),
    type: credential.type,
    authenticatorAttachment: credential.authenticatorAttachment,
    clientExtensionResults: credential.getClientExtensionResults(),
    response: fields,
  };
}

function bytes(base64url) {
  const raw = atob(base64url.replace(/-/g, "+").replace(/_/g, "/"));
  return Uint8Array.from(raw, (c) => c.charCodeAt(0));
}

function text(buffer) {
  const raw = String.fromCharCode(...new Uint8Array(buffer));
  return btoa(raw).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
}
