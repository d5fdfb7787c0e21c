// Runs one export of the probe in WebAssembly and prints the text that it made. The imports are all
// that Embedded Swift asks of its host: an allocator, elementary functions, and a 128-bit product.
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
  // C rounds halves away from zero, Math.round upwards.
  round(x) {
    const whole = Math.trunc(x);
    return Math.abs(x - whole) < 0.5 ? whole : whole + Math.sign(x);
  },
  // These two come with the tables of Double's conformances; nothing may call them. (A stride over
  // doubles would: it takes its steps by fma.)
  fma() { throw new Error("fma was called, which JavaScript does not have"); },
  remainder() { throw new Error("remainder was called, which JavaScript does not have"); },
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
const address = exports[process.argv[3]]();
process.stdout.write(Buffer.from(memory.buffer, address, exports.exportedCount()));
