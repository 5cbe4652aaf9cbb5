// What is unfolded to be read where it stands counts as opened, once.
document.addEventListener(
  "toggle",
  ({ target }) => {
    const details = target as HTMLDetailsElement;
    if (!details.open || !details.dataset.ping) return;
    navigator.sendBeacon(details.dataset.ping);
    delete details.dataset.ping;
  },
  // The event does not bubble.
  true,
);
