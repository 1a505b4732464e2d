// Syllables from which tests and benches make up the names of companies that do not exist.

export const FRONTS = (
  'Bra Quil Tor Ven Hal Mos Cad Fen Lar Orr Pel Sto Tam Ull Wes Yar Zel Dun Gri Jas ' +
  'Kno Nim Ros Tid Vau Blo Chu Dre Ebb Fro Glu Hys Ish Jun Kri Lud Myr Nev Olt Pru'
).split(' ');
export const MIDDLES = (
  'ba cu de fi go ha ju ke li mo na pu qua re si to va wi xe yo ' +
  'zu bro cle dri flo gra hei kna lou mai nau phi rou sce the vio wou ste tri plu'
).split(' ');
export const BACKS = (
  'wick beam dale mont lex ford gate field water line nick den bury stead more ton ley vane rick sund ' +
  'holm crest march thorp well haven brook cott moss fell gard hurst king lund mere nor pool quist ross tarn'
).split(' ');
