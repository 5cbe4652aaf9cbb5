// Which result was opened, for browsers that do not send what `ping` asks for. Told twice it counts once.
for (const kind of ["click", "auxclick"])
  document.addEventListener(kind, (event) => {
    const link = (event.target as Element).closest?.<HTMLAnchorElement>("a[ping]");
    if (!link || (event as MouseEvent).button > 1) return;
    navigator.sendBeacon(link.ping);
    link.removeAttribute("ping");
  });
