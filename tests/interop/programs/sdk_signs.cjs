// Signs with the official Node SDK. Returns the URL of `getObjectUrl`, and the HttpString that the SDK hashes.

const crypto = require('node:crypto');
const COS = require('cos-nodejs-sdk-v5');
const { serveJson } = require('./lines.cjs');

// The SDK computes only one SHA-1 without a key, the hash of the HttpString.
let hashed;
const { createHash } = crypto;
crypto.createHash = (algorithm, ...rest) => {
  const hash = createHash(algorithm, ...rest);
  const { update } = hash;
  hash.update = (data, ...encoding) => {
    if (algorithm === 'sha1') hashed = data.toString();
    return update.call(hash, data, ...encoding);
  };
  return hash;
};

serveJson(async (input) => {
  Date.now = () => input.now * 1000;
  const cos = new COS({ SecretId: input.secret_id, SecretKey: input.secret_key });
  const { Url } = await new Promise((resolve, reject) => {
    cos.getObjectUrl(
      {
        Bucket: input.bucket,
        Region: input.region,
        Key: input.key,
        Method: input.method,
        Query: Object.fromEntries(input.query),
        Headers: Object.fromEntries(input.headers),
        Expires: input.expires,
      },
      (error, data) => (error ? reject(error) : resolve(data)),
    );
  });
  return { http_string: hashed, url: Url };
});
