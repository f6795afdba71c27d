// Before anything is painted: the colours that the address asks for, else those of the reader's device.
{
  const dark = matchMedia("(prefers-color-scheme: dark)");
  const paint = () => {
    const wanted = new URLSearchParams(location.hash.slice(1)).get("theme");
    const isDark = wanted === "dark" || (wanted !== "light" && dark.matches);
    document.body.dataset.mdColorScheme = isDark ? "slate" : "default";
  };
  addEventListener("hashchange", paint);
  dark.addEventListener("change", paint);
  paint();
}
