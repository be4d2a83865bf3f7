import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
// inside the room: the public surface shows only the fingerprint that is made of these
import { sha256 } from '../../src/kernel/sha256.ts'
import { utf8Bytes } from '../../src/kernel/utf8.ts'

// FIPS 180-2, appendix B, and the NIST examples for the empty message
test.each([
  ['', 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855'],
  ['abc', 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad'],
  [
    'abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq',
    '248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1',
  ],
  [
    'abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrsmnopqrstnopqrstu',
    'cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1',
  ],
  ['a'.repeat(1_000_000), 'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0'],
])('the published digest of %.20s', (text, digest) => {
  expect(sha256(text)).toBe(digest)
})

test('every length around the block borders agrees with Node', () => {
  for (let length = 0; length <= 260; length += 1) {
    const text = 'x'.repeat(length)
    expect(sha256(text)).toBe(createHash('sha256').update(text).digest('hex'))
  }
})

test('bytes are those of TextEncoder, lone surrogates included', () => {
  for (const text of ['', 'é€😀', '\ud800', 'a\udc00b', '\udc00\ud800', '\ud83d\ude00\ud83d']) {
    expect([...utf8Bytes(text)]).toEqual([...new TextEncoder().encode(text)])
  }
})
