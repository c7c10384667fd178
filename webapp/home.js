// Without this script the home page works, too: it follows the chosen tool, refreshes the list of
// containers, and refuses a file that is too large before it is sent.
'use strict';

const REFRESH_MS = 3000;

const byId = (id) => document.getElementById(id);

function followTool() {
  const tool = byId('tool');
  const name = byId('container_name');
  const tools = JSON.parse(tool.dataset.tools);
  let named = name.value !== tool.value;
  name.addEventListener('input', () => { named = true; });
  tool.addEventListener('change', () => {
    const defaults = tools[tool.value];
    byId('tool-description').textContent = defaults.description;
    byId('parameters_json').value = defaults.parameters;
    for (const option of byId('files').options) {
      option.selected = defaults.files.includes(option.value);
    }
    if (!named) {
      name.value = tool.value;
    }
  });
}

function limitUpload() {
  const file = byId('file');
  file.addEventListener('change', () => {
    const tooLarge = file.files.length > 0 && file.files[0].size > Number(file.dataset.limitBytes);
    file.setCustomValidity(tooLarge ? `The file is too large: must be at most ${file.dataset.limit}.` : '');
    file.reportValidity();
  });
}

/** Shows a new list only when it differs, and leaves the focus where it was. */
function show(containers, html) {
  if (html === containers.lastHtml) {
    return;
  }
  const focused = containers.contains(document.activeElement) ? document.activeElement.id : '';
  containers.lastHtml = html;
  containers.innerHTML = html;
  byId(focused)?.focus();
}

async function refresh() {
  const containers = byId('containers');
  if (!document.hidden) {
    try {
      const answer = await fetch(containers.dataset.url);
      if (answer.ok) {
        show(containers, await answer.text());
      }
    } catch {
      // The server is away: the next round asks again.
    }
  }
  setTimeout(refresh, REFRESH_MS);
}

followTool();
limitUpload();
setTimeout(refresh, REFRESH_MS);
document.querySelector('[role=alert]')?.scrollIntoView({block: 'center'});
