// Reads requests and writes responses, as lines of JSON.

const readline = require('node:readline');

/** Writes the result of `answer` for each line. */
async function serveJson(answer) {
  for await (const line of readline.createInterface({ input: process.stdin })) {
    let reply;
    try {
      reply = await answer(JSON.parse(line));
    } catch (error) {
      reply = { error: String(error.cause ?? error) };
    }
    process.stdout.write(JSON.stringify(reply) + '\n');
  }
}

/** Writes the result of `send` for each request: the status, and the body, or `null` if the body is not known. */
function serve(send) {
  return serveJson(async (request) => {
    const { status, body } = await send(request);
    return { status, body: body === null ? null : Buffer.from(body).toString('hex') };
  });
}

module.exports = { serve, serveJson };
