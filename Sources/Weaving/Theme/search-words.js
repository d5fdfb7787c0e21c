// The words of texts and of queries: the same when the index is made and when it is searched.
const litganSearch = (() => {
  const edges = /^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu;
  // Without accents, and without the signs around a word.
  const fold = (word) => word.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(edges, "");
  const folded = (token) => {
    const word = fold(token.toString());
    return word === "" ? undefined : token.update(() => word);
  };
  lunr.Pipeline.registerFunction(folded, "folded");
  lunr.tokenizer.separator = /[\s\-–—()[\]{}:/]+/;
  // Chinese is written without spaces: each sign is a word.
  const spaced = (text) => text.replace(/\p{Script=Han}/gu, " $& ");
  return { fold, folded, spaced };
})();
