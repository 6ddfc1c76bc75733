import {
  authorize,
  BROWSER_AGENT,
  type Browser,
  complete,
  newBrowser,
  type Node,
  type SignInReply,
} from '../../world/sign-in';
import type { Cluster } from './start-cluster';

/** A browser that WeCom has just sent back. */
interface Returned {
  node: Node;
  browser: Browser;
  address: string;
}

/**
 * First sign-ins of these members, all at once; a member named twice signs in from two browsers. Each completes only when
 * all have been told to ask for consent, so each is the first sign-in of a member without a link.
 * @returns the replies, in the order of the members
 */
export async function firstSignInsOf(cluster: Cluster, memberIds: string[]): Promise<SignInReply[]> {
  const returned = await Promise.all(
    memberIds.map(async (memberId) => {
      const silent = await comeBackInClient(cluster, memberId);
      const { error } = await completeOne(silent);
      if (error?.code !== 'wecom_consent_required') {
        throw new Error(`${memberId} is not asked for consent: ${error?.code}`);
      }
      return { ...silent, address: await cluster.simulator.openInClient(error.consentUrl ?? '', memberId) };
    }),
  );
  return Promise.all(returned.map(completeOne));
}

/** Sign-ins of linked members, all at once: every other one inside WeCom, the rest by the QR page. */
export async function laterSignInsOf(cluster: Cluster, memberIds: string[]): Promise<SignInReply[]> {
  const returned = await Promise.all(
    memberIds.map((memberId, index) => (index % 2 ? comeBackInClient : comeBackFromScan)(cluster, memberId)),
  );
  return Promise.all(returned.map(completeOne));
}

/** Brings a new browser of a member back from WeCom's silent page. */
export async function comeBackInClient(cluster: Cluster, memberId: string): Promise<Returned> {
  const [node, browser] = [cluster.newClient(), newBrowser()];
  return { node, browser, address: await cluster.simulator.openInClient(await authorize(node, browser), memberId) };
}

async function comeBackFromScan(cluster: Cluster, memberId: string): Promise<Returned> {
  const [node, browser] = [cluster.newClient(), newBrowser(BROWSER_AGENT)];
  return { node, browser, address: await cluster.simulator.scan(await authorize(node, browser), memberId, 'confirm') };
}

/** Completes the sign-in on the node whose turn it is. */
export function completeOne({ node, browser, address }: Returned): Promise<SignInReply> {
  return complete(node, browser, address);
}
