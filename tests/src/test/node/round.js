// One round with the vendor's Node SDK: list, run, describe, stop, delete, and a look for what is left.
//   node round.js HOST:PORT REGION IMAGE_NAME INSTANCE_TYPE
// Prints what it saw as one JSON object. Whatever the SDK does not accept ends it with exit code 1.
'use strict';
const { default: Ecs, ...api } = require('@alicloud/ecs20140526');
const { $OpenApiUtil } = require('@alicloud/openapi-core');

const [endpoint, regionId, imageName, instanceType] = process.argv.slice(2);
const ecs = new Ecs(new $OpenApiUtil.Config({
  accessKeyId: 'any', accessKeySecret: 'key', regionId, endpoint, protocol: 'http',
}));

/** Calls an action by its name; a field keeps the name that the SDK gives it. */
async function ask(action, fields = {}) {
  const method = action[0].toLowerCase() + action.slice(1);
  const request = new api[`${action}Request`](fields);
  return (await ecs[method](request)).body;
}

async function until(what, look) {
  for (let looks = 0; looks < 400; looks++) {
    const seen = await look();
    if (seen) return seen;
    await new Promise(resolve => setTimeout(resolve, 150));
  }
  throw new Error(`still waiting for ${what}`);
}

const available = (list, what) => until(`${what} to be available`,
  async () => (await list())[0].status === 'Available');
const vpcs = vpcId => ask('DescribeVpcs', { regionId, vpcId }).then(body => body.vpcs.vpc);
const vSwitches = vSwitchId => ask('DescribeVSwitches', { regionId, vSwitchId }).then(body => body.vSwitches.vSwitch);
const instances = id => ask('DescribeInstances', { regionId, instanceIds: JSON.stringify([id]) })
  .then(body => body.instances.instance);
const reaches = (id, status) => until(`${id} to be ${status}`, async () => {
  const [one] = await instances(id);
  return one.status === status && one;
});

/** What is deleted may be held for some seconds by what was deleted before it. */
const deleted = (action, fields) => until(action, async () => {
  try {
    return await ask(action, fields);
  } catch (refusal) {
    if (!/^(DependencyViolation|IncorrectInstanceStatus|TaskConflict|IncorrectV)/.test(refusal.code)) throw refusal;
    return null;
  }
});

async function network() {
  const zones = (await ask('DescribeZones', { regionId })).zones.zone;
  const zoneId = zones.find(zone => zone.availableInstanceTypes.instanceTypes.includes(instanceType)).zoneId;
  const { vpcId } = await ask('CreateVpc', { regionId, cidrBlock: '172.16.0.0/16', vpcName: 'node' });
  await available(() => vpcs(vpcId), vpcId);
  const { vSwitchId } = await ask('CreateVSwitch', { regionId, zoneId, vpcId, cidrBlock: '172.16.0.0/24' });
  await available(() => vSwitches(vSwitchId), vSwitchId);
  const { securityGroupId } = await ask('CreateSecurityGroup', { regionId, vpcId });
  await ask('AuthorizeSecurityGroup', {
    regionId, securityGroupId, ipProtocol: 'tcp', portRange: '22/22', sourceCidrIp: '203.0.113.7/32' });
  return { zoneId, vpcId, vSwitchId, securityGroupId };
}

async function run(imageId, { vSwitchId, securityGroupId }) {
  const { instanceIdSets } = await ask('RunInstances', {
    regionId, imageId, instanceType, vSwitchId, securityGroupId, instanceName: 'by-node',
    systemDisk: new api.RunInstancesRequestSystemDisk({ category: 'cloud_efficiency', size: '40' }),
    tag: [new api.RunInstancesRequestTag({ key: 'made-by', value: 'node' })],
    internetMaxBandwidthOut: 5, clientToken: 'node-round',
  });
  return instanceIdSets.instanceIdSet[0];
}

async function main() {
  const regions = (await ask('DescribeRegions')).regions.region.map(region => region.regionId);
  const [image] = (await ask('DescribeImages', { regionId, imageName })).images.image;
  const made = await network();
  const id = await run(image.imageId, made);
  const running = await reaches(id, 'Running');
  await ask('StopInstance', { instanceId: id });
  const stopped = await reaches(id, 'Stopped');
  const refused = await ask('StartInstance', { instanceId: 'i-unknown' }).catch(refusal => refusal);
  await deleted('DeleteInstance', { instanceId: id, force: true });
  await until('the instance to be gone', async () => (await instances(id)).length === 0);
  await deleted('DeleteSecurityGroup', { regionId, securityGroupId: made.securityGroupId });
  await deleted('DeleteVSwitch', { regionId, vSwitchId: made.vSwitchId });
  await until('the vSwitch to be gone', async () => (await vSwitches(made.vSwitchId)).length === 0);
  await deleted('DeleteVpc', { regionId, vpcId: made.vpcId });
  await until('the VPC to be gone', async () => (await vpcs(made.vpcId)).length === 0);
  console.log(JSON.stringify({
    regions, image: image.imageName, instance: id, address: running.publicIpAddress.ipAddress[0],
    tags: running.tags.tag, stopped: stopped.status, refusal: { code: refused.code, status: refused.statusCode },
  }));
}

main().catch(failure => {
  console.error(failure);
  process.exitCode = 1;
});
