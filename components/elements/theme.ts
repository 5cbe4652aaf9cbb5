// Runs before the first paint, so that a chosen theme never flashes; alone in its file to stay tiny.
try {
  const chosen = localStorage.getItem("theme");
  if (chosen) document.documentElement.dataset.theme = chosen;
} catch {
  // Storage is forbidden: the system's theme.
}
