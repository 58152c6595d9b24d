// The page: reads what it is given, asks the core, shows what it says.

import { Client, CoreTrap } from "./core/client.js";
import { Board } from "./view/board.js";
import { context, inWordsOfPage, reading } from "./view/context.js";
import { byId } from "./view/dom.js";
import { bytesOf, onDrop } from "./view/intake.js";
import { offerSamples } from "./view/samples.js";

const newClient = () => new Client(byId("worker").textContent, byId("core").textContent.trim());
const client = newClient();
const board = new Board();
let given = null; // the bytes of a file or of pasted text, and its name
let turn = 0; // of two answers only the later is shown

// Whatever fails, the page says it and stays usable.
async function attempt(work) {
  const mine = (turn += 1);
  if (client.isBusy) client.restart("a newer question came");
  board.busy(true);
  try {
    await work(() => mine === turn);
    if (mine === turn) board.complain("");
  } catch (error) {
    if (mine !== turn) return;
    const trap = `The core stopped: ${error.message}. It was started anew: go on.`;
    board.complain(error instanceof CoreTrap ? trap : inWordsOfPage(error.message));
  } finally {
    if (mine === turn) board.busy(false);
  }
}

function checked(found) {
  if (found.error) throw new Error(found.error);
  return found;
}

const readAgain = () => given && attempt(async (isCurrent) => {
  board.clear();
  const found = await client.call("read", { ...given, ...reading() });
  if (!isCurrent()) return;
  board.offerColumns(found.columns ?? []);
  board.curve = checked(found);
  await answer(isCurrent);
});

const answerAgain = () => (board.curve ? attempt(answer) : readAgain());

async function answer(isCurrent) {
  // A core that was started anew has forgotten the curve.
  const told = context();
  if (client.isFresh) checked(await client.call("read", { ...given, ...reading() }));
  const found = checked(await client.call("answer", { context: told }));
  if (!isCurrent()) return;
  board.show(found, byId("schedule").value);
  board.begin((await client.ready).rules);
  board.status("Applying the rules …");
  const places = board.rules.places(board.curve.points);
  const { rates } = checked(await client.call("rules", { context: told, places }));
  if (isCurrent()) board.showRules(new Map(places.map((place, index) => [place, rates[index]])));
}

function takeText(text, name) {
  given = text.trim() ? { bytes: new TextEncoder().encode(text), name } : null;
  if (given) return readAgain();
  turn += 1;
  board.clear();
  return board.complain("");
}

async function takeFile(file) {
  byId("paste").value = "";
  await attempt(async () => { given = { bytes: await bytesOf(file), name: file.name }; });
  if (given?.name === file.name) await readAgain();
}

function soon(work, delay = 250) {
  let timer = 0;
  return () => {
    clearTimeout(timer);
    timer = setTimeout(work, delay);
  };
}

byId("paste").addEventListener("input", soon(() => takeText(byId("paste").value, "pasted text")));
byId("file").addEventListener("change", ({ target }) => {
  if (target.files[0]) takeFile(target.files[0]);
  target.value = "";
});
byId("choose").addEventListener("click", () => byId("file").click());
onDrop(byId("intake"), (what) => (typeof what === "string" ? paste(what) : takeFile(what)));
const again = soon(answerAgain);
for (const id of ["context", "context-more"]) byId(id).addEventListener("input", again);
byId("reading").addEventListener("input", soon(readAgain));
document.querySelectorAll("form").forEach((form) =>
  form.addEventListener("submit", (event) => event.preventDefault()));

function paste(text, name = "pasted text") {
  byId("paste").value = text;
  takeText(text, name);
}
offerSamples(paste);

client.ready.then(() => turn === 0 && board.busy(false), (error) => board.complain(error.message));

let another = null; // the core that scripts ask has a curve of its own

// For scripts: the fields of `lrsuggest suggest --json`, and the rates of all rules by name.
globalThis.lrsuggest = {
  async answer(lrs, losses, told = {}) {
    another ??= newClient();
    return checked(await another.call("whole", { lrs, losses, context: told }));
  },
};
