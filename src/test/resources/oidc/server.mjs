// A real OpenID provider for the tests: anybody may sign in as anybody; what they are called decides what it says of them.
import { Provider } from "oidc-provider";

const [port, callback] = process.argv.slice(2);
const provider = new Provider(`http://127.0.0.1:${port}`, {
  clients: [{ client_id: "chengming", client_secret: "a secret of the tests", redirect_uris: [callback] }],
  conformIdTokenClaims: false,
  claims: { openid: ["sub", "employee_number", "amr"] },
  pkce: { required: () => true },
  findAccount: (context, id) => ({
    accountId: id,
    claims: () => ({ sub: id, employee_number: id.replace("strong-", "") })
  }),
  cookies: { keys: ["of the tests"] }
});
// How they proved it is said by the sign-in itself, not by the account.
const login = provider.Session.prototype.loginAccount;
provider.Session.prototype.loginAccount = function (details) {
  return login.call(this, { ...details, amr: details.accountId.startsWith("strong-") ? ["pwd", "otp"] : ["pwd"] });
};
provider.listen(Number(port), "127.0.0.1", () => console.log("ready"));
