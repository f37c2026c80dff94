/** What an officer, a head and an admin send on the way of an answer to its signature. */

export const SET_POLICY = /* GraphQL */ `
  mutation SetPolicy($input: SetAnswerPolicyInput!) {
    setAnswerPolicy(input: $input) { policy { signatureRequired agency { code } } }
  }`;

export const TEMPLATES = /* GraphQL */ `
  query Templates($complaintId: ID!) {
    responseTemplates(complaintId: $complaintId) { id title category agency { code } }
  }`;

export const RENDER = /* GraphQL */ `
  query Render($templateId: ID!, $complaintId: ID!) {
    renderedResponse(templateId: $templateId, complaintId: $complaintId)
  }`;

const DRAFT = 'draft { id version state text returnReason signature { role at agency { name } } }';

export const SAVE = /* GraphQL */ `
  mutation Save($input: SaveAnswerDraftInput!) { done: saveAnswerDraft(input: $input) { ${DRAFT} } }`;
export const SUBMIT = /* GraphQL */ `
  mutation Submit($input: SubmitAnswerDraftInput!) { done: submitAnswerDraft(input: $input) { ${DRAFT} } }`;
export const SIGN = /* GraphQL */ `
  mutation Sign($input: SignAnswerDraftInput!) { done: signAnswerDraft(input: $input) { ${DRAFT} } }`;
export const RETURN = /* GraphQL */ `
  mutation Return($input: ReturnAnswerDraftInput!) { done: returnAnswerDraft(input: $input) { ${DRAFT} } }`;
export const SEND = /* GraphQL */ `
  mutation Send($input: SendAnswerDraftInput!) { done: sendAnswerDraft(input: $input) { state ${DRAFT} } }`;

export const WAITING = /* GraphQL */ `
  query Waiting {
    answerDrafts(filter: { states: [SUBMITTED] }) {
      feedCursor
      edges { node { id state complaint { trackingNumber } agency { name } } }
    }
  }`;

const TOLD = 'draftId stateAfter cursor agency { name } complaint { trackingNumber }';

export const WATCH = /* GraphQL */ `
  subscription Watch($after: String) {
    answerDraftChanged(filter: { states: [SUBMITTED] }, after: $after) { ${TOLD} }
  }`;
export const POLL = /* GraphQL */ `
  query Poll($after: String) {
    answerDraftEvents(filter: { states: [SUBMITTED] }, after: $after, first: 10) { endCursor events { ${TOLD} } }
  }`;

export const TRACK = /* GraphQL */ `
  query Track($trackingNumber: String!, $secret: Secret!) {
    trackComplaint(trackingNumber: $trackingNumber, secret: $secret) {
      status
      answers { text agency { name } signature { role at agency { name } } }
    }
  }`;
