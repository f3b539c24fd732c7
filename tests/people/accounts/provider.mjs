// A real OpenID provider for tests: oidc-provider on one port of this machine, with one client.
// GET /be?sub=...&acr=...&amr=... says who signs in there from now on; a page asks nobody anything.
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const [port, origin, hears] = process.argv.slice(2);
const issuer = `http://127.0.0.1:${port}`;
const back = ["/sign-in/gemeente/back", "/sign-in/digid/back"];
let who = {};

const provider = new Provider(issuer, {
  clients: [
    {
      client_id: "meedoen",
      client_secret: "known to the two of us only",
      redirect_uris: back.map((path) => origin + path),
      response_types: ["code"],
      grant_types: ["authorization_code"],
      backchannel_logout_uri: `http://127.0.0.1:${hears}/`,
      backchannel_logout_session_required: true,
    },
  ],
  fetch: (url, { dispatcher: _guard, ...options }) => fetch(url, options), // to this machine too
  pkce: { required: () => true },
  acrValues: ["strong", "weak"],
  claims: { openid: ["sub", "acr", "amr", "auth_time"] },
  features: {
    devInteractions: { enabled: false },
    backchannelLogout: { enabled: true },
    rpInitiatedLogout: {
      logoutSource: (ctx, form) => {
        ctx.body = form;
      },
    },
  },
  cookies: { keys: ["only for tests"] },
  findAccount: (_ctx, id) => ({ accountId: id, claims: () => ({ sub: id, ...who }) }),
  interactions: { url: (_ctx, asked) => `/asked/${asked.uid}` },
});

async function answer(req, res) {
  const { prompt, params, session } = await provider.interactionDetails(req, res);
  if (prompt.name === "login" && who.sub === "nobody") {
    const refused = { error: "access_denied", error_description: "changed their mind" };
    return provider.interactionFinished(req, res, refused);
  }
  if (prompt.name === "login") {
    const login = { accountId: who.sub, acr: who.acr, amr: who.amr, remember: false };
    return provider.interactionFinished(req, res, { login });
  }
  const grant = new provider.Grant({ accountId: session.accountId, clientId: params.client_id });
  grant.addOIDCScope("openid");
  const consent = { grantId: await grant.save() };
  return provider.interactionFinished(req, res, { consent }, { mergeWithLastSubmission: true });
}

const rest = provider.callback();
createServer((req, res) => {
  const asked = new URL(req.url, issuer);
  if (asked.pathname === "/be") {
    who = { sub: asked.searchParams.get("sub") };
    if (asked.searchParams.get("acr")) who.acr = asked.searchParams.get("acr");
    if (asked.searchParams.get("amr")) who.amr = asked.searchParams.get("amr").split(" ");
    res.end("");
  } else if (asked.pathname.startsWith("/asked/")) answer(req, res);
  else rest(req, res);
}).listen(Number(port), "127.0.0.1", () => console.log("listening"));
