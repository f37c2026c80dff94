const HEADERS_END = '\r\n\r\n';

/**
 * The JSON of each part of a multipart response, by RFC 2046. Ends at the closing delimiter. Throws when the response is
 * none, when it ends before that delimiter, or when a part is no JSON.
 */
export async function* readMultipart(response: Response): AsyncGenerator<Record<string, unknown>, void, void> {
  const [, boundary] = /^multipart\/mixed;boundary="([^"]+)"/.exec(response.headers.get('content-type') ?? '') ?? [];
  if (boundary === undefined || !response.body) throw new Error(`no multipart response: ${await response.text()}`);
  const delimiter = `\r\n--${boundary}`;
  let text = '';
  let isInside = false;
  for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
    text += chunk;
    for (let end = text.indexOf(delimiter); end !== -1; end = text.indexOf(delimiter)) {
      const part = text.slice(0, end);
      text = text.slice(end + delimiter.length);
      if (isInside) yield readPart(part);
      isInside = true;
    }
    if (isInside && text.startsWith('--')) return;
  }
  throw new Error('the response ended without its closing delimiter');
}

function readPart(part: string): Record<string, unknown> {
  const end = part.indexOf(HEADERS_END);
  const headers = part.slice(0, end);
  if (headers !== '\r\ncontent-type: application/json')
    throw new Error(`a part begins with ${JSON.stringify(headers)}`);
  return JSON.parse(part.slice(end + HEADERS_END.length)) as Record<string, unknown>;
}
