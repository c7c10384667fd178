// Indents JSON without parsing it, so that numbers, escapes and repeated keys stay exactly as they were.
function indented(json) {
  let depth = 0;
  const line = () => "\n" + "  ".repeat(depth);
  return json.replace(/"(?:[^"\\]|\\.)*"|[[{]\s*[\]}]|[[{]|[\]}]|,|:|\s+/g, token => {
    if (/^\s/.test(token)) return "";
    if (/^[[{]\s*[\]}]$/.test(token)) return token[0] + token.at(-1);
    if (/^[[{]$/.test(token)) { depth++; return token + line(); }
    if (/^[\]}]$/.test(token)) { depth--; return line() + token; }
    return { ",": "," + line(), ":": ": " }[token] ?? token;
  });
}

function addIndented(root) {
  for (const raw of root.querySelectorAll("pre.json")) {
    const title = document.createElement("h4");
    const copy = document.createElement("pre");
    title.textContent = "Indented";
    copy.className = "indented";
    copy.tabIndex = 0;
    try {
      JSON.parse(raw.textContent);
      copy.textContent = indented(raw.textContent);
    } catch (problem) {
      copy.textContent = "This is not JSON: " + problem.message;
    }
    raw.previousElementSibling.before(title, copy);
  }
}

async function addFetched(place) {
  try {
    const answer = await fetch(place.dataset.from);
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    place.replaceChildren(...page.querySelector("main").childNodes);
  } catch (problem) {
    place.textContent = "The page " + place.dataset.from + " could not be loaded: " + problem.message;
  }
  addIndented(place);
}

addIndented(document);
for (const place of document.querySelectorAll("[data-from]")) addFetched(place);
