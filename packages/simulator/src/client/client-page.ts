import { html, raw } from 'hono/html';
import type { Member } from '../company.js';
import { page, type Html } from '../pages/layout.js';
import { DEVICES, type Device } from './device.js';

export interface ClientView {
  companyName: string;
  members: Member[];
  member: Member;
  device: Device;
  platformUrl: string;
}

/** The table on which the simulated device lies: who holds it, what it is, and its screen. */
export function clientPage(view: ClientView): Html {
  return page(
    'client',
    'WeCom client (simulated)',
    html`<main>
        <h1>WeCom client <span class="soft">(simulated)</span></h1>
        <p class="soft">${view.companyName} · <a href="${view.platformUrl}/">simulator</a></p>
        <div class="client">
          <div>${identityForm(view)} ${linkForm()} ${storageCard()}</div>
          ${deviceFrame(view)}
        </div>
      </main>
      <script>
        ${raw(FORGET_SCRIPT)};
      </script>`,
    'en',
  );
}

function identityForm({ members, member, device }: ClientView): Html {
  return html`<form method="post" class="card">
    <div class="field">
      <label for="member">Member who holds the device</label>
      <select id="member" name="member">
        ${members.map(
          (one) =>
            html`<option value="${one.id}" ${one === member ? 'selected' : ''}>${one.name} · ${one.case}</option>`,
        )}
      </select>
    </div>
    <fieldset>
      <legend>Device</legend>
      ${Object.entries(DEVICES).map(
        ([value, label]) =>
          html`<label class="tick">
            <input type="radio" name="device" value="${value}" ${value === device ? 'checked' : ''} /> ${label}
          </label>`,
      )}
    </fieldset>
    <button>Hand over</button>
    <p class="small soft" role="status">
      Now: <strong>${member.name}</strong> <code>${member.id}</code> with the ${DEVICES[device]}. ${member.case}.
    </p>
  </form>`;
}

function linkForm(): Html {
  return html`<form class="card" action="/__client/link" target="device">
    <div class="field">
      <label for="address">Open a link, as from a chat message</label>
      <input id="address" name="address" value="/" required />
    </div>
    <button class="quiet">Open</button>
  </form>`;
}

function storageCard(): Html {
  return html`<div class="card">
    <p class="small soft">
      A real device keeps the app's data for its member. Here all members share this browser's storage: after handing
      over, forget it, or the next one goes on as the one before.
    </p>
    <button type="button" class="quiet" id="forget">Forget the app's stored data</button>
    <span role="status" id="forgotten"></span>
  </div>`;
}

function deviceFrame({ device }: ClientView): Html {
  return html`<section class="device ${device === 'desktop' ? 'desktop' : ''}" aria-label="Screen of the device">
    <div class="bar">
      <a href="/__client/workbench" target="device">‹ 工作台</a>
      <a href="/__client/workbench" target="_blank">Open in a tab ↗</a>
    </div>
    <iframe name="device" title="Screen of the device" src="/__client/workbench"></iframe>
  </section>`;
}

const FORGET_SCRIPT = `
document.getElementById('forget').addEventListener('click', () => {
  localStorage.clear();
  sessionStorage.clear();
  document.getElementById('forgotten').textContent = 'Forgotten.';
  document.querySelector('iframe').src = '/__client/workbench';
});
`;
