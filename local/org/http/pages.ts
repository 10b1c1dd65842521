/** The org's own plain pages: log in, allow access, error. They work without JavaScript. */

/** A user who can be chosen at the login page. */
export interface LoginChoice {
  username: string;
  name: string;
  role: string;
}

const ESCAPES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Makes text safe inside HTML. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);
}

const STYLE = `
:root{color-scheme:light;font-family:"Salesforce Sans",system-ui,sans-serif;color:#181818;background:#f3f3f3}
body{margin:0;display:grid;min-height:100vh;place-items:center;padding:1rem;box-sizing:border-box}
main{background:#fff;border:1px solid #e5e5e5;border-radius:.5rem;box-shadow:0 2px 8px rgb(0 0 0/8%);max-width:26rem;width:100%;padding:2rem;box-sizing:border-box}
h1{font-size:1.25rem;margin:0 0 .25rem}p{line-height:1.5;margin:.5rem 0 1rem;color:#444}
label{display:block;font-size:.8125rem;margin:.75rem 0 .25rem}
input{width:100%;box-sizing:border-box;padding:.5rem .75rem;border:1px solid #747474;border-radius:.25rem;font:inherit}
button{font:inherit;border-radius:.25rem;padding:.5rem 1rem;border:1px solid #0176d3;background:#0176d3;color:#fff;cursor:pointer;width:100%;margin-top:1rem}
button.choice{background:#fff;color:#014486;border-color:#c9c9c9;text-align:left;margin-top:.5rem}
button.quiet{background:#fff;color:#0176d3}
:focus-visible{outline:2px solid #0176d3;outline-offset:2px}
.error{color:#8e030f;background:#fef1ee;border:1px solid #ea001e;border-radius:.25rem;padding:.5rem .75rem}
small{color:#5c5c5c}ul{padding-left:1.25rem;color:#444;line-height:1.6}`;

function page(title: string, content: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title><style>${STYLE}</style></head><body><main>${content}</main></body></html>`;
}

/** The login page. `startUrl` is where the browser goes afterwards. */
export function loginPage(choices: LoginChoice[], startUrl: string, problem?: string): string {
  const hidden = `<input type="hidden" name="startUrl" value="${escapeHtml(startUrl)}">`;
  const buttons = choices.map(
    (choice) =>
      `<form method="post" action="/login">${hidden}<input type="hidden" name="username" value="${escapeHtml(choice.username)}"><input type="hidden" name="password" value="local-only"><button class="choice"><strong>${escapeHtml(choice.name)}</strong><br><small>${escapeHtml(choice.role)}</small></button></form>`,
  );
  const error = problem ? `<p class="error" role="alert">${escapeHtml(problem)}</p>` : '';
  return page(
    'Log in to the local org',
    `<h1>Log in to the local org</h1><p>This is a Salesforce org on this machine only. Choose a person, or type a user name; every password is <code>local-only</code>.</p>${error}${buttons.join('')}<form method="post" action="/login">${hidden}<label for="username">Username</label><input id="username" name="username" autocomplete="username" required><label for="password">Password</label><input id="password" name="password" type="password" autocomplete="current-password" required><button>Log In</button></form>`,
  );
}

/** The consent page of the web-server flow. */
export function allowPage(app: string, user: string, scopes: string[], query: string): string {
  const list = scopes.map((scope) => `<li>${escapeHtml(scope)}</li>`).join('');
  return page(
    'Allow Access?',
    `<h1>Allow Access?</h1><p><strong>${escapeHtml(app)}</strong> is asking to:</p><ul>${list}</ul><p>You are logged in as <strong>${escapeHtml(user)}</strong>.</p><form method="post" action="/services/oauth2/authorize"><input type="hidden" name="query" value="${escapeHtml(query)}"><button name="decision" value="allow">Allow</button><button class="quiet" name="decision" value="deny">Deny</button></form>`,
  );
}

/** An error that ends a flow in the browser. */
export function errorPage(title: string, detail: string): string {
  return page(title, `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(detail)}</p>`);
}
