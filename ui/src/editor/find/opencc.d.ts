// OpenCC's table of single characters: `亂 乱|亞 亚|…`, traditional first. The package types its converters alone.
declare module "opencc-js/dict/TSCharacters" {
  const pairs: string;
  export default pairs;
}
