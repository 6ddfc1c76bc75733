import { createHash, X509Certificate } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { runOrThrow } from '../../../tools/run';
import { requireProgram } from './require-program';

export interface Certificate {
  certificate: string;
  key: string;
}

/** Makes a certificate for the hosts of `example.com` that no one else trusts, good for a day. */
export async function createCertificate(folder: string): Promise<Certificate> {
  const files = { certificate: path.join(folder, 'certificate.pem'), key: path.join(folder, 'key.pem') };
  const subject = ['-subj', '/CN=example.com', '-addext', 'subjectAltName=DNS:*.example.com'];
  const newKey = ['-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-keyout', files.key];
  await runOrThrow(
    [requireProgram('openssl'), 'req', '-x509', ...newKey, ...subject, '-days', '1', '-out', files.certificate],
    { stdio: 'pipe' },
  );
  return files;
}

/** What Chromium is told so that it takes this certificate, and no other, for a good one. */
export function fingerprint({ certificate }: Certificate): string {
  const { publicKey } = new X509Certificate(fs.readFileSync(certificate));
  return createHash('sha256')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest('base64');
}
