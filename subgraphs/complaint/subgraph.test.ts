import { printSubgraphSchema } from '@apollo/subgraph';
import { openComplaintHub, CITIZEN } from '../../test/kit/complaint-hub.js';
it('prints', async () => {
  const hub = await openComplaintHub('sqlite');
  require('fs').writeFileSync('/tmp/complaint.graphql', printSubgraphSchema(hub.subgraph.schema));
  console.log(JSON.stringify(await hub.ask(CITIZEN, `mutation { submitComplaint(input: {idempotencyKey: "abcdefgh1", title: "Jalan rusak", text: "Jalan berlubang sejak lama sekali", classification: COMPLAINT, anonymous: true}) { trackingNumber secret complaint { title statusLabel handler { id } deadlines { kind dueOn workingDaysLeft provisional legalBasis } timeline { kindLabel(lang: EN) at } } } }`)));
  await hub.close();
});
