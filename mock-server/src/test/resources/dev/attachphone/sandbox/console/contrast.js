// Returns the visible texts whose contrast with their background is below the WCAG AA minimum for small text (4.5).
const channels = (colour) => colour.match(/[\d.]+/g).map(Number);
const linear = (c) => (c / 255 <= 0.03928 ? c / 255 / 12.92 : ((c / 255 + 0.055) / 1.055) ** 2.4);
const luminance = ([r, g, b]) => 0.2126 * linear(r) + 0.7152 * linear(g) + 0.0722 * linear(b);
const behind = (element) => {
  const colour = channels(getComputedStyle(element).backgroundColor);
  return colour.length === 3 || colour[3] === 1 ? colour : behind(element.parentElement);
};
const contrast = (element) => {
  const [dark, light] = [luminance(channels(getComputedStyle(element).color)), luminance(behind(element))].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
};
return [...document.querySelectorAll('body *:not(#swagger *)')]
  .filter((element) => element.checkVisibility() && [...element.childNodes].some((node) => node.nodeType === 3 && node.data.trim()))
  .filter((element) => contrast(element) < 4.5)
  .map((element) => `${element.tagName} ${element.className} '${element.textContent}' ${contrast(element)}`);
