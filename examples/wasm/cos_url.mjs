// Signs URLs of Tencent COS objects with the WebAssembly module of this package. It uses no API of Node, Deno or a browser.

/**
 * Loads the WebAssembly module. Each call creates a separate signer.
 *
 * @param {BufferSource | WebAssembly.Module} source its bytes, or the compiled module that Cloudflare Workers import
 * @returns {Promise<Signer>}
 */
export async function load(source) {
  const loaded = await WebAssembly.instantiate(source);
  return new Signer((loaded.instance ?? loaded).exports);
}

// 2001 in milliseconds. In seconds, this is a time after the year 33000.
const EARLIEST = 1_000_000_000_000;

class Signer {
  #wasm;

  constructor(wasm) {
    this.#wasm = wasm;
  }

  /**
   * Stores the credentials, in place of the earlier ones.
   *
   * @param {{ secretId: string, secretKey: string, token?: string, expiredTime?: number }} credentials for temporary
   *   credentials also the token and the Unix second at which they expire
   * @throws {Error} if they are invalid
   */
  configure(credentials) {
    this.#call(credentials, () => this.#wasm.configure());
  }

  /**
   * Signs the URL of an object.
   *
   * @param {{ bucket: string, region: string, key: string, method?: string, expires?: number | string, now?: number | Date,
   *   query?: Record<string, string>, headers?: Record<string, string>, endpoint?: string | { domain: string },
   *   protocol?: string }} request
   *   `expires` is a number of seconds (default: 900) or a text such as `15m`; `now` is a time as `Date.now()` returns it
   * @returns {string} the URL
   * @throws {Error} with the message of the library, if a value is invalid
   */
  sign({ now = Date.now(), ...object }) {
    if (!(now >= EARLIEST)) {
      throw new Error(`the time of signing is ${now}; \`now\` is in milliseconds, as \`Date.now()\` returns it`);
    }
    const seconds = BigInt(Math.floor(now / 1000));
    return this.#call(object, () => this.#wasm.sign(seconds));
  }

  /** Passes a value to a function of the module, and returns its result. */
  #call(value, run) {
    const json = new TextEncoder().encode(JSON.stringify(value));
    this.#bytes(this.#wasm.input(json.length), json.length).set(json);
    json.fill(0);
    const succeeded = run();
    const result = new TextDecoder().decode(this.#bytes(this.#wasm.output(), this.#wasm.output_length()));
    if (!succeeded) throw new Error(result);
    return result;
  }

  /** A part of the memory. It is valid only until the next call, because the memory can grow. */
  #bytes(address, length) {
    return new Uint8Array(this.#wasm.memory.buffer, address, length);
  }
}
