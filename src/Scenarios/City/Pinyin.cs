using System.Collections.Frozen;

namespace Liandong.Scenarios.City;

/// <summary>Pinyin of the characters in Bogus' Chinese names, without tones: enough to write an invented name in Latin letters.</summary>
internal static class Pinyin
{
    private const string Syllables =
        "ai 爱; bai 白柏; bin 彬; bo 博; cai 蔡彩; cang 苍; cao 曹; chao 超; chen 陈宸晨; cheng 程诚城; chi 驰; chun 春; cong 聪; cui 崔; dai 戴; dan 丹; deng 邓; ding 丁; dong 董;" +
        "du 杜; duan 段; fan 范; fang 方芳; fei 飞菲; feng 冯风凤; fu 傅; gao 高; gong 龚; gu 顾; gui 桂; guo 郭果; hai 海; han 韩瀚涵; hang 航; hao 郝浩昊豪皓; he 何贺鹤; hong 洪弘鸿红; hou 侯;" +
        "hu 胡; hua 华; huang 黄; hui 辉慧; jia 贾嘉家佳; jian 健建; jiang 姜江蒋; jie 杰洁; jin 金晋瑾锦; jing 靖晶静; ju 驹菊; juan 娟; jun 俊君峻; kai 凯楷; kong 孔; lai 赖; lan 兰; le 乐;" +
        "lei 雷磊蕾; li 李黎立丽莉; liang 梁; liao 廖; lin 林霖琳; ling 玲; liu 刘; long 龙; lu 卢陆鹭; luo 罗; lü 吕; ma 马; mao 毛; mei 梅美; meng 孟梦; miao 淼; min 敏; ming 明; mo 莫默;" +
        "na 娜; pan 潘; peng 彭鹏; ping 萍; qi 祺琪齐; qian 钱骞倩; qiang 强; qin 秦覃琴; qing 擎清; qiu 邱秋; ran 然; ren 任; rong 荣蓉; rui 瑞睿; ruo 若; shao 邵绍; shen 沈; sheng 晟;" +
        "shi 史石诗; shu 淑; si 思; song 宋松; su 苏; sun 孙; tan 谭; tang 唐堂; tao 陶涛; tian 田天; ting 婷; tong 彤; wan 万婉; wang 汪王; wei 韦魏伟薇; wen 文雯; wu 吴武; xi 熙; xia 夏霞;" +
        "xiang 祥; xiao 萧晓啸潇笑小; xie 谢; xin 鑫昕欣; xiong 熊雄; xiu 修秀; xu 徐许旭; xuan 轩炫煊; xue 薛雪; ya 雅; yan 严阎焱炎燕艳; yang 杨洋; yao 姚尧耀; ye 叶烨; yi 懿翊熠怡; yin 尹胤;" +
        "ying 英莹颖; yu 于余宇煜瑜愚语钰雨玉; yuan 袁源远渊苑; yue 越悦月; yun 云; ze 泽; zeng 曾; zhan 展; zhang 张; zhao 赵; zhe 哲; zhen 振珍; zheng 郑正; zhi 志智致; zhong 钟; zhou 周; zhu 朱;" +
        "zi 子梓紫; zou 邹";

    private static readonly FrozenDictionary<char, string> ByCharacter = Syllables
        .Split(';', StringSplitOptions.TrimEntries)
        .Select(entry => entry.Split(' '))
        .SelectMany(pair => pair[1].Select(character => (character, syllable: pair[0])))
        .ToFrozenDictionary(pair => pair.character, pair => pair.syllable);

    /// <summary>The syllables of a name part, the first letter large: 浩宇 is Haoyu.</summary>
    /// <exception cref="KeyNotFoundException">A character is not in the table, because the lists of names have changed.</exception>
    public static string Of(string characters)
    {
        var joined = string.Concat(characters.Select(character => ByCharacter[character]));
        return char.ToUpperInvariant(joined[0]) + joined[1..];
    }
}
