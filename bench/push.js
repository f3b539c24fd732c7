// Sends with npm web-push what bench/push.py hands over on standard input; prints the seconds.
const http = require("node:http");
const https = require("node:https");
const webpush = require("web-push");

const { subscriptions, text, vapid, atOnce, warmUp } = JSON.parse(
  require("node:fs").readFileSync(0, "utf8"),
);
// The library speaks TLS only. Without it, and with connections kept, it is faster than it can be.
const agent = new http.Agent({ keepAlive: true, maxSockets: atOnce });
https.request = (options, answered) => http.request({ ...options, agent }, answered);
webpush.setVapidDetails("mailto:bench@example.org", vapid.public, vapid.private);

async function send(todo) {
  const next = todo.values();
  const lane = async () => {
    for (const subscription of next) {
      await webpush.sendNotification(subscription, text, { TTL: 60, topic: "bench" });
    }
  };
  await Promise.all(Array.from({ length: atOnce }, lane));
}

async function main() {
  await send(subscriptions.slice(0, warmUp));
  const start = process.hrtime.bigint();
  await send(subscriptions.slice(warmUp));
  console.log(Number(process.hrtime.bigint() - start) / 1e9);
  agent.destroy();
}
main();
