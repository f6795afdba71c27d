// Finds what is free in a memory that dlmalloc hands out, as Emscripten's allocator does by default:
// a page need not fetch what was once written there.
//
// Chunks follow one another. The second word of each holds its size and, in the two lowest bits,
// whether the chunk before it is in use and whether it is itself; a free one has its links behind.
const [BEFORE, ITSELF, FLAGS] = [1, 2, 7];
const LINKS = 32; // bytes: the header, and as many links as the largest free chunk has

/** List the free places as {from, to}, in bytes; none where this is no heap of that kind. */
export function freePlaces(memory, heap) {
  const words = new Uint32Array(memory.buffer, memory.byteOffset, memory.length >> 2);
  const head = (place) => words[(place + 4) >> 2];
  const found = [];
  let isUsed = true; // nothing comes before the first
  for (let place = heap; head(place) & ~FLAGS; place += head(place) & ~FLAGS) {
    const size = head(place) & ~FLAGS;
    if (isUsed !== Boolean(head(place) & BEFORE) || place + size > memory.length) return [];
    isUsed = Boolean(head(place) & ITSELF);
    if (!isUsed && size > LINKS) found.push({ from: place + LINKS, to: place + size });
  }
  return found;
}
