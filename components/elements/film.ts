const players: Record<string, string> = {
  youtube: "https://www.youtube-nocookie.com/embed/",
  vimeo: "https://player.vimeo.com/video/",
};

// Until somebody presses it, a film is a link, and its host hears nothing of who reads.
document.addEventListener("click", (event) => {
  const link = (event.target as Element).closest<HTMLElement>("a[data-film]");
  const [host, id] = link?.dataset.film?.split(":") ?? [];
  const player = players[host ?? ""];
  if (!link || !player || event.metaKey || event.ctrlKey || event.shiftKey) return;
  event.preventDefault();
  const frame = document.createElement("iframe");
  frame.className = "md-frame";
  frame.title = link.textContent ?? "";
  frame.allow = "fullscreen; encrypted-media; picture-in-picture";
  frame.src = player + id;
  link.replaceWith(frame);
  frame.focus();
});
