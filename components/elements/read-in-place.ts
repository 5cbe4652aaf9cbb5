import { announce } from "./page";

// What is unfolded to be read where it stands counts as opened, once. `data-ping` is where to tell.
document.addEventListener(
  "toggle",
  ({ target }) => {
    const details = target as HTMLDetailsElement;
    const { ping, told } = details.dataset;
    if (!details.open || !ping || told) return;
    details.dataset.told = "1";
    navigator.sendBeacon(ping);
  },
  // The event does not bubble.
  true,
);

// Why it did not help, told without leaving what is being written. Without a script the button sends its form.
document.addEventListener("click", (event) => {
  const button = (event.target as Element).closest?.<HTMLButtonElement>(
    "details[data-ping] button[data-reject]",
  );
  const details = button?.closest("details");
  if (!button || !details) return;
  event.preventDefault();
  navigator.sendBeacon(`${details.dataset.ping}&as=rejected&reason=${button.value}`);
  const noted = button.dataset.reject!;
  button.parentElement!.textContent = noted;
  announce(noted);
  details.querySelector("summary")?.focus();
});
