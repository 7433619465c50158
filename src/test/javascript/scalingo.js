// What Scalingo's own client makes of the played platform: it prints what it read and did, the Java
// test compares.
import scalingo from 'scalingo';

const {clientFromToken} = scalingo;
const url = process.env.SCALINGO_URL;
const app = process.env.APP;
const client = await clientFromToken(process.env.SCALINGO_API_TOKEN, {
  apiUrl: url,
  authApiUrl: url,
});

const found = (await client.Apps.all()).find((one) => one.name === app);
console.log(`app ${found.name}`);
console.log(`the same: ${(await client.Apps.find(app)).id === found.id}`);

const {deployments} = await client.Deployments.for(app, {page: 1, per_page: 20});
const newest = await client.Deployments.find(app, deployments[0].id);
console.log(`deployments ${deployments.length} ${newest.status}`);

const before = await client.SCMRepoLinks.find(app);
const after = await client.SCMRepoLinks.update(app, {auto_deploy_enabled: false});
console.log(
  `link ${before.owner}/${before.repo} ${before.auto_deploy_enabled} -> ${after.auto_deploy_enabled}`,
);

await client.Environment.bulkUpdate(app, [{name: 'FEATURE_NEW_CHECKOUT', value: 'false'}]);
const variables = await client.Environment.for(app);
const flag = variables.find((one) => one.name === 'FEATURE_NEW_CHECKOUT');
console.log(`variable ${flag.name}=${flag.value}`);

const addons = await client.Addons.for(app);
const providers = addons.map((one) => one.addon_provider.id.replace('scalingo-', '')).sort();
console.log(`addons ${providers.join(' ')}`);

const {events} = await client.Events.for(app);
console.log(`events ${events.length > 0}`);

const started = await client.SCMRepoLinks.manualDeploy(app, 'main');
console.log(`deployment ${started.status}`);
