import { HostMap } from '../../../local/kernel/hosts.ts';
import { createSalesAccount } from '../../../local/sales/index.ts';

/** A Sales account in a process of its own, to be killed: data file and SMTP port as arguments; prints what a client needs. */
const [dataFile = '', smtpPort = '0'] = process.argv.slice(2);
const sales = createSalesAccount({ port: 0, dataFile, smtpPort: Number(smtpPort), hosts: new HostMap([]) });
const { url } = await sales.start();
console.log(JSON.stringify({ url, ...sales.activationClient() }));
