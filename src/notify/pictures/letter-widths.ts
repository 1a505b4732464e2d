// Nothing in, how wide each letter of DejaVu Sans stands out: for the scripts whose names a picture can draw.

/** One digit of `DIGITS` for each character from `first` on, its advance in 1/32 of the type size, rounded up; "." not drawn. */
export interface LetterBlock {
  first: number;
  regular: string;
  bold: string;
}
export const DIGITS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';
export const DIGIT = 1 / 32; // of the type size

/** Taken from the fonts' own tables (cmap, hmtx); a letter that the bold font lacks has the width of the regular one. */
export const LETTER_BLOCKS: LetterBlock[] = [
  // Basic Latin
  {
    first: 0x0020,
    regular: 'LNPbVfZJNNQbLMLLVVVVVVVVVVLLbbbRgWWXZVTZZKKVScYaUaXVUYWgWUWNLNbQQUVSVUMVVJJTJgVUVVORNVTbTTRVLVb.',
    bold: 'MPRbXhcKPPRbNONMXXXXXXXXXXNNbbbTgZZYbWWbbMMZVgbcYcZYWaZkZYYPMPbQQWXTXWOXXLLWLiXWXXQUQXVeVVTXMXb.',
  },
  // Latin-1, Latin Extended-A
  {
    first: 0x00a0,
    regular:
      'LNVVVVLQQgQUbMgQQbNNQVVLQNQUgggRWWWWWWgXVVVVKKKKZYaaaaabaYYYYUUVUUUUUUgSUUUUJJJJUVUUUUUbUVVVVTVT' +
      'WUWUWUXSXSXSXSZVZVVUVUVUVUVUZVZVZVZVZVeXKJKJKJKJKJTSKJVTTSJSJSMSLSKYVYVYVbYVaUaUaUjhXOXOXOVRVRVR' +
      'VRUNUNUNYVYVYVYVYVYVgbUTUWRWRWRM',
    bold:
      'MPXXVXMQQgTVbOgQQbPPQYVNQPTViiiTZZZZZZjYWWWWMMMMbbcccccbcaaaaYYYWWWWWWiTWWWWLLLLWXWWWWWbWXXXXVXV' +
      'ZWZWZWYTYTYTYTbXbXWWWWWWWWWWbXbXbXbXbXgaMLMLMLMLMLYWMLZWWVLVLVQVSVMbXbXbXgbXcWcWcWmkZQZQZQYUYUYU' +
      'YUWQWQWQaXaXaXaXaXaXkeYVYYTYTYTO',
  },
  // Latin Extended-B
  {
    first: 0x0180,
    regular:
      'VYWVWVXXSZbWVUVaUTMZWgMKYTJTgYVaeUfZVVXVRVLNUNUcVZYYYWRWWTRVWTRVKQPKuqlbaPeeaWUKJaUYVYVYVYVYVUWU' +
      'WUggZVZVVTaUaUWTJuqlZVkWYVWUggaUWUWUVUVUKJKJaUaUXOXOYVYVVRUNVRZVYbXUWRWUVUaUaUaUaUUTQbQJggWXSSUR' +
      'RUQWYWVUKJZVXOUT',
    bold:
      'XaZXZXYYTbdZXWWcXWObaiONZWMTibXccWjeaXZYUWSQXQWbXcbaZYTZZVTXZVTXMWSMyuqhgWnmiZWMLcWaXaXaXaXaXWZW' +
      'ZWjibXbXZWcWcWZTLyuqbXqabXZWjicWZWZWWWWWMLMLcWcWZQZQaXaXYUWQXUbXbcaWYTZWWWcWcWcWcWYVQcRLjjZYTVWU' +
      'TaUZaZWWMLcaZQYV',
  },
  // Modifier letters
  {
    first: 0x02b0,
    regular: 'NNGJKKNRMJPLLLKKMMQQQQQQJQQQJQQQLLKKQQNLQQQQQQLQOGMPMQQQQQ..QQR....Q...Q........',
    bold: 'PPILLLOTOKRNNNMMLLQQQQQQKQQQKQQQLLMMQQOLQQQQQQMQOINOLQQQQQ..QQW....Q...Q........',
  },
  // Combining marks
  {
    first: 0x0300,
    regular:
      'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.AAA...AA.A.AAAA' +
      'AAA.............',
    bold:
      'AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA.AAA...AA.A.AAAA' +
      'AAA.............',
  },
  // Greek
  {
    first: 0x0370,
    regular:
      'VTcVJJYV..QSSSLK....QQXLYcO.a.bbLWWSWVWZaKVWcYVaZU.VUUaWaZKUWSVLTWVTUSSVULTTVSSUUVTVUTWTWbLTUTbV' +
      'UUXbXWbWaUVTTPWWcVebZWaUWUZUXUUSWVSJaUUUVXcVVXXX',
    bold:
      'XThbKKbX..QTSSNM....PQaNchT.d.gdNZZVZWYbcMZZgbVcbY.WWYcZccMYWSXNWWXWWSTXWNXVYWTWaXTZVWaVacNWWWcZ' +
      'VWYgYacYcWYTWQXWeVjbbXeYYVaWZXWTYXTLcVVYXYgYXXYX',
  },
  // Cyrillic
  {
    first: 0x0400,
    regular:
      'VVaUXVKKKjiaXYUZWWWUZVjVYYXZcZaZUXUUcWZWjjbdWXjXUUTRXUdSVVUVZVUVVSTTcTWTefXaTSbUUUURSRJJJddVUVTV' +
      'ebZWfYdamhaUhbVScdaUZWZWgdfZmhebXSRAAAAAOOZWWTUVURWTURjdVSXUXUXUcbZWhdjedXXSUTUTUTWTeaWTWTWVfYfY' +
      'KjdVUZWZWZWWTdZJWUWUggVUaUaUjdVSWTYVYVaUaUaUXSUTUTUTWTURdaWTWTWTWThdgcWTjfkfZWZXUSZVmgdcigaVgbXU' +
      'jdjeaW..........',
    bold:
      'WWdVYYMMMlldbbZbZZZVdWoXbbbbgbcbYYWZgZeaorfiZYmZWXVRaWgTXXWYbXWXXTTVgVYWikZdVTgVWWXRTULLLgfYWXVX' +
      'jcbYhbgbskcWohXSjicWcXcXlijctmjcYTVAAAAAOOfaZUYXVRWSaWogXTZWbWbWhbfakcphfcYTWTYVYVZVkhaWaWaXhaha' +
      'MogZVfabXfaaWkeLZWZWjiWWcWcWogXTZVbXbXcWcWcWYTZVZVZVaWVRidWSZVZVZUmdkebXohqhbVfaXSbYqjjgjhcXkebW' +
      'piphfa..........',
  },
  // Armenian
  {
    first: 0x0530,
    regular: '.ZYZZYZVYcZXSecYXZZZaYYZYXaZaYZXXYSaZaa..KLIMINQ.gVWWVVRVYWVJgUVVUVVVJVQVNgSVVVgVVOgVUaa.LM.....',
    bold: '.bYYYYYVYdYWSfaXVYXXZXXXYWcXZYXXWXTbXZc..LLKMLPP.fVXXVVTVZXVKgVVVUVVVKVQVMfTWVVeVVQeVUba.MM.....',
  },
  // Hebrew
  {
    first: 0x0590,
    regular:
      '................................AAAAAAAAAAAAAAMAKAAK..PA........WTOSVJMVVISRTWWJNVVVUSTXTXW.....' +
      'QOLOV...........',
    bold:
      '................................AAAAAAAAAAAAAAOAMAAM..QA........YUPTWLNWWKTTUXYLPWWWWWVYUZW.....' +
      'WTRPX...........',
  },
  // Arabic
  {
    first: 0x0600,
    regular:
      '......VV.Zg.L........A.....L...R.QJJQJaJfRffVVVPPQQoonneeUU.....KiZbYUYRQaaAAAAAAAAAAA.A..Q.....' +
      'SSSSSSSSSSSLLSfZA...K....ffffffffVVVVVVVPPPPPPPPPQQQRURQQQooonneUiiiiiiZZdidbbbddddddYYYYYYYYYXV' +
      '......QQQ..Qa.a.a....R..........................SSSSSSSSSS......',
    bold:
      '......WW.dm.N........A.....N...T.RLLULeLhThhYYYRRTTttssiiWW.....LmdecYcTUeeAAAAAAAAAAA.A..Q.....' +
      'UUUUUUUUUUUMNShdA...K....hhhhhhhhYYYYYYYPPPPPPPPPTTTTWTTTTtttssiWmmmmmmddhpheeehhhhhhccccccccceY' +
      '......UUU..Ue.e.e....T..........................UUUUUUUUUU......',
  },
  // Georgian
  {
    first: 0x10a0,
    regular: 'cYWbUZZePUbdUcZVeUUccYVUUUbcUUUYcUXUTY..........RRTbRRRaRRjRRaRRaRVRbRaRRRTRRRRPRRRRRSbSRTRPL...',
    bold: 'cYWbUZZePUbdUcZVeUUccYVUUUbcUUUYcUXUTY..........STUbSTSbTSjTTbSTbTXTcSbTSTUTSTTSSSSSSTcUTUSPL...',
  },
  // Latin Extended Additional
  {
    first: 0x1e00,
    regular:
      'WUWVWVWVXSZVZVZVZVZVVUVUVUVUVUTMZVZVZVZVZVZVKJKJVTVTVTSKSKSJSJcgcgcgYVYVYVYVaUaUaUaUUVUVXOXOXOXO' +
      'VRVRVRVRVRUNUNUNUNYVYVYVYVYVWTWTgbgbgbgbgbWTWTUTWRWRWRVNbTUMMMZUWUWUWUWUWUWUWUWUWUWUWUWUVUVUVUVU' +
      'VUVUVUVUKJKJaUaUaUaUaUaUaUeUeUeUeUeUYVYVcVcVcVcVcVUTUTUTUTZQ....',
    bold:
      'ZWZXZXZXYTbXbXbXbXbXWWWWWWWWWWWObXbXbXbXbXbXMLMLZWZWZWVLVLVLVLgigigibXbXbXbXcWcWcWcWYXYXZQZQZQZQ' +
      'YUYUYUYUYUWQWQWQWQaXaXaXaXaXZVZVkekekekekeZVZVYVYTYTYTXQeVWOOOdWZWZWZWZWZWZWZWZWZWZWZWZWWWWWWWWW' +
      'WWWWWWWWMLMLcWcWcWcWcWcWcWcWcWcWcWcWaXaXbXbXbXbXbXYVYVYVYVfV....',
  },
  // Punctuation
  {
    first: 0x2010,
    regular: 'MMVQggQQLLLLRRRRQQTTLWgLAAAAAAAHr4IMRIMRLNNbQRQa',
    bold: 'OOXQggQQNNNNWWWWQQVVLWgMAAAAAAAHv9JPVJPVYOOgVTQb',
  },
  // Currency signs
  {
    first: 0x20a0,
    regular: 'dVVVVgVpjgaVVVVpVVVVZV..VVV..V..',
    bold: 'eXXXXiXxnkdXXXXtXXXXcX..XXX..X..',
  },
  // Letterlike
  {
    first: 0x2100,
    regular: 'hhXkVhjUXf.gZcVVQXYObaigXXaabadWhjgWYTZZULVWaXcTUaTjPYWPVNenXYVcaZSSUbXUMM.Z..R.',
    bold: 'kmYndjlUXj.jedXXUXcQgbngXYcfbadXhpgZZTccZLZZebcVYaWmPaYQWNfsaYVcbZSVZbXWLL.c..S.',
  },
  // Arrows
  {
    first: 0x2190,
    regular: 'bbbb',
    bold: 'bbbb',
  },
  // about
  {
    first: 0x2248,
    regular: 'bbbb',
    bold: 'bbbb',
  },
  // at most, at least
  {
    first: 0x2264,
    regular: 'bbbb',
    bold: 'bbbb',
  },
];
