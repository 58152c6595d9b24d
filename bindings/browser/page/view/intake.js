// Files, drops and pasted text, as bytes in UTF-8.

// What no logger writes is not worth the memory.
const mostBytes = 512 * 2 ** 20;
const limit = "512 MiB";

export async function bytesOf(file) {
  if (file.size > mostBytes) {
    throw new Error(`${file.name} is larger than ${limit}: cut the range test out of it`);
  }
  let bytes = new Uint8Array(await file.arrayBuffer());
  if (bytes[0] === 0x1f && bytes[1] === 0x8b) bytes = await unpacked(bytes, file.name);
  const utf16 = { 0xfffe: "utf-16le", 0xfeff: "utf-16be" }[(bytes[0] << 8) | bytes[1]];
  return utf16 ? new TextEncoder().encode(new TextDecoder(utf16).decode(bytes)) : bytes;
}

async function unpacked(bytes, name) {
  const unpacking = new DecompressionStream("gzip");
  const reader = new Blob([bytes]).stream().pipeThrough(unpacking).getReader();
  const pieces = [];
  let length = 0;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      pieces.push(value);
      length += value.length;
      if (length > mostBytes) throw new RangeError();
    }
  } catch (error) {
    reader.cancel().catch(() => {});
    const isLarge = error instanceof RangeError;
    throw new Error(`${name} ${isLarge ? `unpacks to more than ${limit}` : "is damaged"}`);
  }
  return new Uint8Array(await new Blob(pieces).arrayBuffer());
}

// Calls `take` with every file that is dropped anywhere, and shows where it may be dropped.
export function onDrop(target, take) {
  let depth = 0;
  const mark = (change) => {
    depth = Math.max(0, depth + change);
    target.classList.toggle("dropping", depth > 0);
  };
  addEventListener("dragenter", () => mark(1));
  addEventListener("dragleave", () => mark(-1));
  addEventListener("dragover", (event) => event.preventDefault());
  addEventListener("drop", (event) => {
    event.preventDefault();
    mark(-depth);
    const [file] = event.dataTransfer.files;
    if (file) take(file);
    else if (event.dataTransfer.getData("text")) take(event.dataTransfer.getData("text"));
  });
}
