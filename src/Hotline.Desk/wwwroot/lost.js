// What happens when the connection to the desk breaks. Typed text is handed over before the page is opened anew.

const lost = document.getElementById("components-reconnect-modal");
let again;

lost.addEventListener("components-reconnect-state-changed", ({ detail }) => {
  if (detail.state === "failed") {
    clearTimeout(again);
    again = setTimeout(reconnect, 2000);
  } else if (detail.state === "rejected") {
    openAnew();
  }
});

document.addEventListener("visibilitychange", () => {
  if (document.visibilityState === "visible" && lost.classList.contains("components-reconnect-failed")) {
    reconnect();
  }
});

async function reconnect() {
  clearTimeout(again);
  try {
    if (!(await Blazor.reconnect())) {
      await openAnew();
    }
  } catch {
    again = setTimeout(reconnect, 3000);
  }
}

async function openAnew() {
  lost.classList.add("gone");
  const box = document.querySelector("textarea[data-case]");
  try {
    if (box) {
      await fetch(`/case/${box.dataset.case}/draft`, {
        method: "POST",
        headers: { "Content-Type": "application/json" },
        body: JSON.stringify({ text: box.value }),
      });
    }
    location.reload();
  } catch {
    again = setTimeout(openAnew, 3000);
  }
}
