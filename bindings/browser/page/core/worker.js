// Runs the core apart from the page, so that a long curve does not stop it.

import { Core } from "./core.js";

let module = null;
let core = null;

const deeds = {
  async start({ packed }) {
    const bytes = Uint8Array.from(atob(packed), (character) => character.charCodeAt(0));
    const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
    module = await WebAssembly.compile(await new Response(stream).arrayBuffer());
    core = new Core(module);
    return { rules: core.ruleTexts };
  },
  read: (request) => withPoints(core.read(request)),
  answer({ context }) {
    const { error } = core.know(context);
    return error ? { error } : core.answer();
  },
  rules({ context, places }) {
    const { error } = core.know(context);
    return error ? { error } : { rates: core.rules(places) };
  },
  // All at once, so that questions of several scripts do not mix.
  whole({ lrs, losses, context }) {
    const { error } = core.curve({ lrs, losses });
    const answer = error ? { error } : deeds.answer({ context });
    if (answer.error) return answer;
    const names = core.ruleTexts.map(({ name }) => name);
    const rates = core.rules([...names.keys()]);
    const rules = Object.fromEntries(names.map((name, place) => [name, rates[place]]));
    return { ...answer, rules };
  },
};

function withPoints(found) {
  return found.error ? found : { ...found, ...core.points(found.points) };
}

// After a trap the core's memory is in no known state: the next call gets a new one.
self.onmessage = async ({ data: { id, deed, request } }) => {
  try {
    self.postMessage({ id, result: await deeds[deed](request) });
  } catch (error) {
    self.postMessage({ id, trap: String(error.message ?? error) });
    if (module) core = new Core(module);
  }
};
