import { describe, expect, it } from 'vitest'
import { knownFile } from '#capabilities/contact/domain/files.ts'

/** As the file begins, one sign a byte, and then something. */
const beginning = (signs: string): Uint8Array => Uint8Array.from(`${signs} and so on`, (sign) => sign.charCodeAt(0))

describe('a file that came with a message', () => {
  it.each([
    ['a photograph', '\u00ff\u00d8\u00ff\u00e0', 'image', 'jpg'],
    ['a picture of a screen', '\u0089PNG\r\n\u001a\n', 'image', 'png'],
    ['a picture of the web', 'RIFF0000WEBP', 'image', 'webp'],
    ...['heic', 'heix', 'heim', 'heis', 'hevc', 'mif1', 'msf1', 'avif'].map((brand) => [
      `a telephone’s picture (${brand})`,
      `0000ftyp${brand}`,
      'image',
      'heic',
    ]),
    ['a film', '0000ftypisom', 'recording', 'mp4'],
    ['a document', '%PDF-1.7', 'pdf', 'pdf'],
    ['a recording, whole', 'RIFF0000WAVE', 'recording', 'wav'],
    ['a voice message', 'OggS', 'recording', 'ogg'],
    ['a recording of a browser', '\u001aE\u00df\u00a3', 'recording', 'webm'],
    ['a recording of an old telephone', '#!AMR\n', 'recording', 'amr'],
    ['a wide recording of an old telephone', '#!AMR-WB\n', 'recording', 'amr'],
    ['sound with a title', 'ID3', 'recording', 'mp3'],
    ['sound', '\u00ff\u00fb', 'recording', 'mp3'],
    ['sound of low quality', '\u00ff\u00e3', 'recording', 'mp3'],
  ])('that is %s is known by its first bytes', (_, signs, kind, ending) => expect(knownFile(beginning(signs))).toEqual({ kind, ending }))

  it.each([
    ['nothing', ''],
    ['words', 'Hej, jag behöver'],
    ['words of two bytes each', '\u00ff\u00feH\u0000'],
    ['a page', '<!doctype html>'],
    ['a drawing that may run', '<svg xmlns='],
    ['a program', 'MZ\u0090'],
    ['an archive', 'PK\u0003\u0004'],
    ['half a document', '%PDF'],
    ['half a photograph', '\u00ff\u00d8'],
    ['another film of the same family', 'RIFF0000AVI '],
    ['the inside of a recording alone', '00000000WAVE'],
    ['the inside of a picture alone', '00000000WEBP'],
    ['a byte of sound and something else', '\u00ff\u001b'],
    ['something else and a byte of sound', '\u000f\u00fb'],
  ])('that is %s is not', (_, signs) => expect(knownFile(beginning(signs))).toBeNull())

  it('that has one byte or none is not', () => {
    expect(knownFile(new Uint8Array())).toBeNull()
    expect(knownFile(Uint8Array.of(0xff))).toBeNull()
  })
})
