// Loads the module that is named on the command line, and compares the URL that it signs with the URL in the document.
import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';

const { instance } = await WebAssembly.instantiate(await readFile(process.argv[2]));
const { memory, address, length } = instance.exports;
// These calls come before the memory is read, because they make it grow.
const [start, bytes] = [address(), length()];
assert.equal(
  new TextDecoder().decode(new Uint8Array(memory.buffer, start, bytes)),
  'https://examplebucket-1250000000.cos.ap-beijing.myqcloud.com/exampleobject%28%E8%85%BE%E8%AE%AF%E4%BA%91%29' +
    '?q-sign-algorithm=sha1&q-ak=AKIDQjz3ltompVjBni5LitkWHFlFpwkn9U5q&q-sign-time=1557989753%3B1557996953' +
    '&q-key-time=1557989753%3B1557996953&q-header-list=date%3Bhost' +
    '&q-url-param-list=response-cache-control%3Bresponse-content-type' +
    '&q-signature=01681b8c9d798a678e43b685a9f1bba0f6c0e012' +
    '&response-cache-control=max-age%3D600&response-content-type=application%2Foctet-stream',
);
