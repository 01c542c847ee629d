// What xz calls LZMA, unpacked: of the answers to a page's clicks it leaves less than half of what gzip does. Pure. The names are
// those of its specification (LzmaSpec), of which this is the decoder.

const BITS = 11; // of a probability
const ADAPT = 5;
const STATES = 12;
const FULL = 115; // probabilities of distances whose bits are modelled

/** @param {number} count */
const probabilities = (count) => new Uint16Array(count).fill(1 << (BITS - 1));
/** @typedef {ReturnType<typeof lengths>} Lengths */
const lengths = () => ({ choice: probabilities(2), low: probabilities(128), mid: probabilities(128), high: probabilities(256) });

/** Reads single bits: those of arithmetic coding, with the probabilities that it has learnt, and those as likely as not. @param {Uint8Array} packed @param {number} at where the coded bits begin */
function reader(packed, at) {
  const now = new Uint32Array([0xffffffff, 0]); // range and code: as plain numbers they would be made anew at every bit
  for (let i = 1; i < 5; i += 1) now[1] = (now[1] << 8) | packed[at + i];
  let next = at + 5;
  const more = () => {
    now[0] <<= 8;
    now[1] = (now[1] << 8) | packed[next];
    next += 1;
  };
  /** @param {Uint16Array} probs @param {number} i */
  const bit = (probs, i) => {
    const p = probs[i];
    const bound = (now[0] >>> BITS) * p;
    const is = now[1] < bound ? 0 : 1;
    if (is) {
      now[0] -= bound;
      now[1] -= bound;
      probs[i] = p - (p >> ADAPT);
    } else {
      now[0] = bound;
      probs[i] = p + (((1 << BITS) - p) >> ADAPT);
    }
    if (now[0] < 0x1000000) more();
    return is;
  };
  /** @param {number} count */
  const direct = (count) => {
    let found = 0;
    for (let i = 0; i < count; i += 1) {
      now[0] >>>= 1;
      const is = now[1] < now[0] ? 0 : 1;
      if (is) now[1] -= now[0];
      found = found * 2 + is;
      if (now[0] < 0x1000000) more();
    }
    return found;
  };
  return { bit, direct };
}

class Unpacking {
  /** @param {Uint8Array} packed with the header of an .lzma file, which has the size */
  constructor(packed) {
    const { bit, direct } = reader(packed, 13);
    const lp = Math.floor(packed[0] / 9) % 5;
    this.bit = bit;
    this.direct = direct;
    this.out = new Uint8Array(new DataView(packed.buffer, packed.byteOffset).getUint32(5, true));
    this.lc = packed[0] % 9;
    this.literalPlaces = (1 << lp) - 1;
    this.places = (1 << Math.floor(packed[0] / 45)) - 1;
    this.literals = probabilities(0x300 << (this.lc + lp));
    this.isMatch = probabilities(STATES << 4);
    this.isRep0Long = probabilities(STATES << 4);
    this.isRep = probabilities(STATES);
    this.isRepG0 = probabilities(STATES);
    this.isRepG1 = probabilities(STATES);
    this.isRepG2 = probabilities(STATES);
    this.slots = probabilities(256);
    this.distances = probabilities(FULL);
    this.align = probabilities(16);
    this.matchLength = lengths();
    this.repLength = lengths();
    this.reps = [0, 0, 0, 0];
    this.state = 0;
    this.at = 0;
  }

  run() {
    const { out, isMatch, isRep, places } = this;
    while (this.at < out.length) {
      const place = this.at & places;
      if (!this.bit(isMatch, (this.state << 4) + place)) this.literal();
      else this.copy(this.bit(isRep, this.state) ? this.repeated(place) : this.match(place));
    }
    return out;
  }

  literal() {
    const { out, at, literals, state } = this;
    const from = 0x300 * (((at & this.literalPlaces) << this.lc) + ((at ? out[at - 1] : 0) >> (8 - this.lc)));
    let symbol = 1;
    if (state >= 7) {
      for (let near = out[at - this.reps[0] - 1]; symbol < 0x100; near <<= 1) {
        const expected = (near >> 7) & 1;
        const is = this.bit(literals, from + ((1 + expected) << 8) + symbol);
        symbol = (symbol << 1) | is;
        if (is !== expected) break;
      }
    }
    while (symbol < 0x100) symbol = (symbol << 1) | this.bit(literals, from + symbol);
    this.state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
    out[at] = symbol;
    this.at += 1;
  }

  /** @param {number} place @returns {number} how many bytes are copied */
  match(place) {
    const count = this.length(this.matchLength, place);
    this.reps = [this.distance(count), ...this.reps.slice(0, 3)];
    this.state = this.state < 7 ? 7 : 10;
    return count + 2;
  }

  /** From as far back as one of the last times. @param {number} place @returns {number} how many bytes are copied */
  repeated(place) {
    const { reps, state } = this;
    if (!this.bit(this.isRepG0, state)) {
      if (!this.bit(this.isRep0Long, (state << 4) + place)) {
        this.state = state < 7 ? 9 : 11;
        return 1;
      }
    } else {
      const chosen = !this.bit(this.isRepG1, state) ? 1 : !this.bit(this.isRepG2, state) ? 2 : 3;
      reps.unshift(...reps.splice(chosen, 1));
    }
    this.state = state < 7 ? 8 : 11;
    return this.length(this.repLength, place) + 2;
  }

  /** @param {number} count */
  copy(count) {
    const { out } = this;
    const back = this.reps[0] + 1;
    for (const end = this.at + count; this.at < end; this.at += 1) out[this.at] = out[this.at - back];
  }

  /** @param {Lengths} probs @param {number} place */
  length(probs, place) {
    if (!this.bit(probs.choice, 0)) return this.tree(probs.low, place << 3, 3);
    return this.bit(probs.choice, 1) ? 16 + this.tree(probs.high, 0, 8) : 8 + this.tree(probs.mid, place << 3, 3);
  }

  /** @param {number} count of bytes, less two */
  distance(count) {
    const slot = this.tree(this.slots, Math.min(count, 3) << 6, 6);
    if (slot < 4) return slot;
    const bits = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) * 2 ** bits;
    return slot < 14 ? base + this.reversed(this.distances, base - slot, bits) : base + this.direct(bits - 4) * 16 + this.reversed(this.align, 0, 4);
  }

  /** @param {Uint16Array} probs @param {number} from @param {number} bits */
  tree(probs, from, bits) {
    let m = 1;
    for (let i = 0; i < bits; i += 1) m = (m << 1) | this.bit(probs, from + m);
    return m - (1 << bits);
  }

  /** @param {Uint16Array} probs @param {number} from @param {number} bits */
  reversed(probs, from, bits) {
    let m = 1;
    let found = 0;
    for (let i = 0; i < bits; i += 1) {
      const is = this.bit(probs, from + m);
      m = (m << 1) | is;
      found |= is << i;
    }
    return found;
  }
}

/** @param {Uint8Array} packed with the header of an .lzma file, which has the size @returns {Uint8Array} */
export const unpacked = (packed) => new Unpacking(packed).run();
