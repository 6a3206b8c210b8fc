// How a few characters are read: enough for the names of commands that tests and a look in the browser ask for.

const SPOKEN =
  "新xin 建jian 稿gao 件jian 导dao 入ru 出chu 包bao 存cun 一yi 个ge 版ban 本ben 撤che,zhe 恢hui 复fu 设she 置zhi " +
  "添tian 加jia 图tu 片pian 查cha,zha 找zhao 重chong,zhong 做zuo 销xiao 粗cu 强qiang,jiang 调diao,tiao 链lian 接jie " +
  "小xiao 标biao 题ti 引yin 文wen 分fen 隔ge 线xian 表biao 格ge 快kuai 捷jie 键jian 命ming 令ling 放fang 大da,dai " +
  "深shen 浅qian 色se 外wai 观guan,guan 油you 茶cha 河he 西xi 村cun 采cai 收shou 季ji 夜ye 校xiao,jiao";

const known = new Map(
  SPOKEN.split(" ").map(
    (entry) => [entry.charAt(0), [...new Set(entry.slice(1).split(","))]] as [string, string[]],
  ),
);

export function readingsOf(characters: string): Record<string, string[]> {
  return Object.fromEntries(
    [...characters].flatMap((one) => {
      const spoken = known.get(one);
      return spoken ? [[one, spoken]] : [];
    }),
  );
}
