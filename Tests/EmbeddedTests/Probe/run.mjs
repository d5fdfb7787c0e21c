// Runs the probe in WebAssembly and prints what it drew. The imports are all that Embedded Swift
// asks of its host: an allocator, elementary functions, and a 128-bit product.
import { readFileSync } from "node:fs";

let memory, top;
const allocate = (size, alignment) => {
  top = Math.ceil(top / alignment) * alignment;
  const address = top;
  top += size;
  const missing = top - memory.buffer.byteLength;
  if (missing > 0) memory.grow(Math.ceil(missing / 65536));
  return address;
};
const environment = {
  posix_memalign(pointer, alignment, size) {
    // The address first: allocating may replace the memory's buffer.
    const address = allocate(size, alignment);
    new DataView(memory.buffer).setUint32(pointer, address, true);
    return 0;
  },
  free() {},
  __multi3(result, aLow, aHigh, bLow, bHigh) {
    const u = BigInt.asUintN;
    const product = ((aHigh << 64n) | u(64, aLow)) * ((bHigh << 64n) | u(64, bLow));
    const view = new DataView(memory.buffer);
    view.setBigUint64(result, u(64, product), true);
    view.setBigUint64(result + 8, u(64, product >> 64n), true);
  },
  memmove(to, from, count) {
    new Uint8Array(memory.buffer).copyWithin(to, from, from + count);
    return to;
  },
  memcpy(to, from, count) { return environment.memmove(to, from, count); },
  memset(to, value, count) {
    new Uint8Array(memory.buffer).fill(value, to, to + count);
    return to;
  },
};
const binary = readFileSync(process.argv[2]);
const module = new WebAssembly.Module(binary);
for (const { name } of WebAssembly.Module.imports(module)) {
  if (!(name in environment)) {
    if (!(name in Math)) throw new Error(`the module wants '${name}', which no host has`);
    environment[name] = Math[name];
  }
}
const { exports } = new WebAssembly.Instance(module, { env: environment });
memory = exports.memory;
top = exports.__heap_base.value;
const address = exports.draw();
process.stdout.write(Buffer.from(memory.buffer, address, exports.drawnCount()));
