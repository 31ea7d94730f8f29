// The few things of the desk that only the browser can do.

const secure = location.protocol === "https:" ? "; Secure" : "";

const remember = (name, value) => {
  document.cookie = `${name}=${value}; path=/; max-age=31536000; SameSite=Strict${secure}`;
};

export const systemIsDark = () => matchMedia("(prefers-color-scheme: dark)").matches;

export function speak(language) {
  remember("desk-language", language);
  document.documentElement.lang = language;
}

export function colour(dark) {
  remember("desk-theme", dark ? "dark" : "light");
  document.documentElement.dataset.theme = dark ? "dark" : "light";
}

/** Brings a message of the conversation into view and marks it by the focus. */
export function show(id) {
  const line = document.getElementById(id);
  line?.scrollIntoView({ block: "center" });
  line?.focus({ preventScroll: true });
}

export async function signOut() {
  const language = document.documentElement.lang;
  await fetch("/sign-out", { method: "POST", headers: { "Content-Type": "application/json" }, body: "{}" });

  // Signing out clears all cookies; the language is not a secret and is asked for on the next page.
  remember("desk-language", language);
  location.replace("/sign-in");
}

/**
 * The reply box. It belongs to the browser, so that a lost connection takes nothing away; the server is told what is in it.
 * @param {HTMLFormElement} form
 * @param {{ invokeMethodAsync(name: string, ...args: unknown[]): Promise<any> }} desk
 * @param {string} draft
 */
export function compose(form, desk, draft) {
  const box = form.querySelector("textarea");
  const trouble = form.querySelector("[data-not-sent]");
  let id = null;
  let sent = null;
  let sending = false;
  let keeping;

  box.value = draft;
  box.focus({ preventScroll: true });

  const keep = () => desk.invokeMethodAsync("Keep", box.value).catch(() => {});

  async function submit() {
    const text = box.value.trim();
    if (!text || sending) {
      return;
    }
    // The same words sent again after an unknown outcome keep their id, so that they are said once.
    if (text !== sent) {
      id = crypto.randomUUID();
      sent = text;
    }
    clearTimeout(keeping);
    sending = true;
    trouble.hidden = true;
    try {
      if ((await desk.invokeMethodAsync("SendAsync", id, text)) === "sent") {
        clear();
      }
    } catch {
      trouble.hidden = false;
    } finally {
      sending = false;
    }
  }

  function clear() {
    if (box.value.trim() === sent) {
      box.value = "";
    }
    sent = null;
    id = null;
    box.focus();
    keep();
  }

  box.addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing && (event.ctrlKey || matchMedia("(pointer: fine)").matches)) {
      event.preventDefault();
      submit();
    }
  });
  box.addEventListener("input", () => {
    clearTimeout(keeping);
    keeping = setTimeout(keep, 400);
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    submit();
  });

  return { clear, focus: () => box.focus() };
}
