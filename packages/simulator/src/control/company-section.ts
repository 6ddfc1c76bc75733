import { html } from 'hono/html';
import type { Member } from '../company.js';
import type { Html } from '../pages/layout.js';
import type { Platform } from '../platform.js';

/** What an admin copies from the WeCom console, and where the simulator plays it. */
export function companySection(platform: Platform, origin: string, clientUrl: string | undefined): Html {
  const { company } = platform;
  const [app] = company.apps;
  return html`<section class="card" aria-labelledby="company">
    <h2 id="company">${company.name}</h2>
    <dl>
      <dt>Corp ID</dt>
      <dd><code>${company.corpId}</code></dd>
      <dt>Agent ID</dt>
      <dd><code>${app.agentId}</code> (${app.name})</dd>
      <dt>Secret</dt>
      <dd><code>${app.secret}</code></dd>
      <dt>Hosts</dt>
      <dd><code>${origin}</code> for the server API, the authorize page and the web login alike</dd>
      <dt>Client</dt>
      <dd>
        ${
          clientUrl
            ? html`<a href="${clientUrl}">Open the simulated WeCom client</a>`
            : html`not started (option <code>--client-port</code>)`
        }
      </dd>
    </dl>
  </section>`;
}

const STATUS_TEXTS = { 1: 'active', 2: 'disabled', 4: 'not activated', 5: 'left' };

/** Everybody, each with the case he or she stands for. */
export function membersSection(platform: Platform): Html {
  return html`<section class="card" aria-labelledby="members">
    <h2 id="members">Members</h2>
    <div class="scroll" tabindex="0" role="region" aria-labelledby="members">
      <table>
        <thead>
          <tr>
            <th scope="col">Member</th>
            <th scope="col">Case</th>
            <th scope="col">Mobile</th>
            <th scope="col">Status</th>
            <th scope="col">Visible</th>
            <th scope="col">Consent</th>
          </tr>
        </thead>
        <tbody>
          ${platform.company.members.map((member) => memberRow(member, platform))}
        </tbody>
      </table>
    </div>
  </section>`;
}

function memberRow(member: Member, platform: Platform): Html {
  const [app] = platform.company.apps;
  const consent = platform.consents.recall(app.agentId, member.id, platform.now());
  return html`<tr>
    <td>${member.name}<br /><code>${member.id}</code></td>
    <td>${member.case}</td>
    <td>${member.sensitive.mobile ?? '–'}</td>
    <td>${member.kind === 'member' ? STATUS_TEXTS[member.status] : member.kind}</td>
    <td>${platform.isVisible(app, member) ? 'yes' : html`<span class="bad">no</span>`}</td>
    <td>
      ${
        consent
          ? html`${consent.join(', ') || 'nothing'}
              <form method="post" action="/__simulator/forget-consent">
                <button
                  class="quiet mini"
                  name="member"
                  value="${member.id}"
                  aria-label="Forget consent of ${member.name}"
                >
                  Forget
                </button>
              </form>`
          : 'not asked'
      }
    </td>
  </tr>`;
}
