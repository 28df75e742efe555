# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
# sizes: data table
"""How Chinese names are spelt by speakers of Cantonese and Hokkien: spellings with the characters they stand for.

Cantonese as the registers of Hong Kong and Macau spell it, Hokkien as those of Singapore, Malaysia and the Philippines.
Written by hand; a spelling is what families use, and there are others. Surnames first, then what given names are of.
"""

from __future__ import annotations

from typing import Final


def _table(rows: str) -> dict[str, tuple[str, ...]]:
    """Spellings with characters, `spelling:characters`; a spelling may stand twice."""
    table: dict[str, dict[str, None]] = {}
    for row in rows.split():
        spelt, characters = row.split(":")
        table.setdefault(spelt, {}).update(dict.fromkeys(characters))
    return {spelt: tuple(characters) for spelt, characters in table.items()}


SOUTHERN_SURNAMES: Final = _table(
    "chan:陈 cheung:张章蒋 wong:王黄汪 lee:李 li:李 lam:林蓝 ng:吴伍黄 lau:刘柳 cheng:郑程 ho:何 leung:梁 tsang:曾 "
    "tang:邓 yeung:杨 yip:叶 chow:周邹 chau:周 chu:朱 wu:胡邬 hui:许 kwok:郭 ma:马 fung:冯 tse:谢 lo:罗卢劳 law:罗 "
    "so:苏 to:杜陶 choi:蔡崔 tsoi:蔡 tam:谭 tan:谭陈 poon:潘 pun:潘 yuen:袁阮 siu:萧邵 kwan:关 kwong:邝 mak:麦 "
    "mok:莫 lui:吕雷 lai:黎赖 ko:高 koo:顾古 ku:古 kong:江邝 kan:简 kam:甘金 au:区欧 yu:余俞于 yue:余 yiu:姚 "
    "yim:严 yung:翁容 yau:邱丘游 hung:洪熊 hau:侯 han:韩 hon:韩 chung:钟 chiu:赵 tsui:徐崔 chui:徐 tong:唐汤 "
    "ting:丁 tin:田 tai:戴 sin:冼单 sze:史施司 shum:沈岑 sham:岑 shek:石 shiu:邵 suen:孙 sung:宋 mui:梅 man:文万 "
    "mo:巫毛 ngan:颜 ngai:魏倪 nip:聂 pang:彭 pak:白 fan:范 fong:方邝 fu:傅符 fok:霍 kei:纪 kiu:乔 kung:龚孔 "
    "liu:廖 ling:凌 lok:骆陆 luk:陆 lung:龙 look:陆 leong:梁 lei:李 wan:温尹 wai:韦卫 wat:屈 wing:荣 yan:甄 yan:殷 "
    "yik:易 chai:柴 chin:钱陈 cha:查 chim:詹 ching:程 chuk:祝 chong:庄张 tong:董 ip:叶 kai:解 kwan:君 ngau:牛 "
    "ou:区 sit:薛 sum:岑 tso:曹 cho:曹左 yick:易 yee:余 ong:王翁 lim:林 goh:吴 koh:许高 chua:蔡 teo:张 tay:郑 "
    "tee:郑 low:刘卢 lau:刘 yeo:杨 sim:沈 seah:谢 chia:谢 ang:洪 khoo:邱 quek:郭 kwek:郭 kuek:郭 chew:周 choo:朱 "
    "toh:卓杜 soh:苏 seow:萧 seet:薛 neo:梁 nio:梁 loh:罗 ooi:黄 wee:黄 oei:黄 uy:黄 oon:温 png:方 pua:潘 poh:傅 "
    "phua:潘 sng:孙 tang:董陈 thia:程 teh:郑 tiong:张 yap:叶 heng:王邢 ho:何 hoon:云 gan:颜 kho:许 co:许 sy:施 "
    "see:施 dy:李 tiu:张 go:吴 gaw:吴 hong:洪 kang:江康 kee:纪 keh:郭 lai:赖 liew:刘廖 lye:赖 mah:马 ngo:吴 peh:白 "
    "bok:莫 sia:谢 siew:萧 sua:徐 swee:水 cheah:谢 chee:徐池 chiam:詹 chng:庄 ching:曾 chan:曾 tjan:曾 tjoa:蔡 "
    "tjia:谢 liem:林 lie:李 oey:黄 au-yeung:欧阳 auyeung:欧阳 sze-to:司徒 szeto:司徒 sze-ma:司马 sheung-koon:上官"
)

SOUTHERN_GIVEN: Final = _table(
    "wai:伟威慧惠卫维蕙为 ming:明铭鸣名 ka:家嘉加 kit:杰洁 kin:建健坚 man:文敏民曼雯万汶 mei:美薇媚 mee:美 "
    "ling:玲玲灵龄凌令 ping:平萍炳 wing:永荣咏颖泳 wah:华 wa:华 chi:志智芝之枝子致池 tsz:子紫梓芷志 sze:思诗施斯士 "
    "siu:小少兆绍肇 kwok:国 keung:强 hung:雄鸿红洪虹孔 fung:凤峰锋丰风 yuk:玉育煜 yin:燕妍贤言彦 "
    "yan:欣恩仁昕茵因人殷欣 ying:英盈莹颖滢映 yee:怡仪宜义怡 yi:怡仪义 yuen:源园苑远婉 yiu:耀瑶耀 yat:一日逸 "
    "kwong:光广 kwan:君群钧坤军 kam:锦金 kai:启佳继佳楷 ki:其琪基祺麒奇 kei:其琪基祺 kit:结 king:景敬琼经 "
    "kan:勤根谨近 kei:纪 kuen:娟权 kiu:娇 chun:俊春振骏进津珍 chuen:全泉传 chung:忠中聪松宗仲 cheuk:卓绰焯 "
    "ching:清静正贞程晶澄精 ching:青 cheung:昌祥长翔 chu:珠柱 chiu:昭超朝潮钊 choi:才彩财 choi:材 hin:轩显宪 "
    "him:谦 hang:恒行幸杏 hei:希喜熙禧 ho:浩豪好皓可河 hoi:海凯开爱恺 hon:汉翰瀚 hau:孝厚巧效校 hing:兴庆卿 hin:衍 "
    "hok:学鹤 heung:香 heong:香 hiu:晓 hong:康航匡 fai:辉晖 fan:芬凡勋 fat:发法 fuk:福 fu:富夫扶 fong:芳方 "
    "fei:飞菲 lai:丽黎励 lan:兰 lok:乐洛 lung:龙隆 lun:伦麟 lin:莲连年怜 leung:良亮 lap:立 lik:力 lei:利莉李 "
    "luen:联鸾 lam:琳林霖 ling:宁 lo:露 mo:武 mui:妹梅 mau:茂 muk:木 miu:妙苗 mong:望 mun:满敏 nam:南男楠 nga:雅 "
    "ngai:艺毅 ngan:雁银颜 ngok:岳 nin:年 ning:宁 oi:爱蔼 on:安 pak:柏伯百 pik:碧 po:宝波保普步 pui:佩培沛蓓 "
    "pun:本 sau:秀寿修守 shing:成胜诚声盛承城 sheung:尚双常 shan:珊山 shek:石锡 shu:书树舒 shuk:淑 shun:顺信纯淳 "
    "shui:瑞水 shuen:璇旋 sai:世细西 sang:生 san:新珊 sum:心芯 sam:心森芯 sin:善仙倩先 suet:雪 sun:新辛信 sung:崇 "
    "sui:瑞穗萃 tai:泰大娣太 tak:德得 tat:达 tim:添恬 tin:天田 ting:婷庭廷婷霆定汀 to:涛图陶道滔 tong:棠堂 "
    "tung:东冬彤童栋同 tsun:俊进浚 tsang:增 tsui:翠 wan:云韵尹运宏允 wang:宏 wo:和 woon:媛焕 wu:胡 wui:会 "
    "yau:有友幼优佑 yeuk:若 yeung:扬阳洋 yik:益翼亿易奕 yim:艳严 yip:业 yu:宇如瑜愉裕汝余儒雨羽予语 yue:如瑜 "
    "yuet:月悦 yun:润 yung:容勇蓉融雍榕 yui:睿锐 fung:逢奉 gor:哥 kong:刚江 kwai:贵桂葵 kwan:筠 kwun:冠 kui:居 "
    "ngo:娥 nui:女 oi:霭 pong:邦 shing:星 lee:莉 boon:文本 heng:兴庆恒 hock:福学 choon:春俊 seng:成胜盛星生 "
    "huat:发 beng:明铭 siew:秀小绍 hwa:华花 hua:华 kok:国 keong:强恭 kiat:杰吉 kian:建坚健 kim:金锦 kheng:庆琼 "
    "khim:琴 kwang:光 leng:玲灵宁龙 leong:良龙 lian:莲连 liang:良亮 lay:丽 lee:丽利 lip:立 loke:乐禄 meng:明 "
    "mui:梅妹 mooi:妹 nam:南 neo:娘 pheng:平 peng:平炳 poh:宝 poey:培 quee:贵 san:山 sai:西 seok:淑惜石 sim:心沈 "
    "sin:信新 siok:淑 siong:祥常 siang:祥双 soo:思士 soon:顺纯 sook:淑 swee:瑞水 swan:璇 thiam:添 tiong:忠中长 "
    "tin:珍 teck:德 tat:达 teng:庭 thong:通 tong:东 toh:道 tuan:传端 wee:伟威 wah:华 yong:勇荣永 yoke:玉 "
    "yew:耀友有 yee:义 ying:英 yin:英 guan:源原元 guat:月 geok:玉 gek:玉 gim:锦 hiang:香 hian:贤显 hiong:雄 "
    "hong:丰宏 hoon:云芬 hoe:和会 hui:惠慧辉 chong:昌宗 chiang:昌章 cheng:清正青 chye:财才 chin:振进珍 choo:珠子 "
    "chuan:泉全川 chee:志子枝 chiew:秋昭 chwee:水 bee:美 bok:木 bin:敏民 eng:英荣永 ee:怡如 eng:应 gee:义 ghee:义 "
    "goh:五 ah:亚阿 joo:如裕 jin:仁人 kai:佳 kee:其基 kia:佳 kang:江 khoon:坤 khuan:宽 koon:君 lan:兰 lim:林 "
    "lin:麟 lung:龙 luan:銮 lye:来 moh:茂 mok:木 nai:乃 ngee:义 ngoh:娥 ong:旺 pek:碧 phek:碧 pin:品 po:保 por:保 "
    "sian:仙善 siah:社 soo:书 sui:水 suan:山 sun:孙 tai:大泰 tee:地池 thye:泰 thian:天田 ti:治 toon:敦 tock:卓 "
    "un:恩 whye:怀 whatt:发 yam:严 yan:燕 yang:阳 yap:叶 yian:燕 yuen:渊 zhong:宗"
)
