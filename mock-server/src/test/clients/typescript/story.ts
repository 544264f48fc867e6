// Attaches a number, retries, and provokes a conflict with a client generated from the contract. Arguments: the sandbox's URL, a token.
import assert from 'node:assert/strict';
import { AlreadyAttachedResponseFromJSON, Configuration, PhoneNumbersApi, Provider, ResponseError } from './generated/index';

const [basePath, token] = process.argv.slice(2);
const phoneNumbers = new PhoneNumbersApi(new Configuration({ basePath, apiKey: token }));
const number = '+918062810341';

const attach = (agentId: string) =>
  phoneNumbers.attachPhoneNumber({ attachPhoneNumberRequest: { agentId, provider: Provider.San, numbers: [number] } });

const conflictOf = async (agentId: string) => {
  const refused = await attach(agentId).catch((error: unknown) => error);
  assert(refused instanceof ResponseError, `not refused: ${refused}`);
  assert.equal(refused.response.status, 409);
  return AlreadyAttachedResponseFromJSON(await refused.response.json()).data;
};

const main = async () => {
  const attached = await attach('agent_abc123xyz');
  assert.deepEqual(attached.data.phoneNumbers, [number]);
  console.log(`attached to ${attached.data.agentId}, ${attached.data.status}`);

  assert.deepEqual((await attach('agent_abc123xyz')).data, attached.data);
  console.log('attached again, nothing has changed');

  const conflict = await conflictOf('agent_xyz789abc');
  console.log(`${conflict.phoneNumber} is held by ${conflict.existingAgentId}`);
};

main();
