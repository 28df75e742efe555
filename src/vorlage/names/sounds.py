# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
# sizes: data table
"""Tables of writing systems for names: surnames of Chinese, what stands in no name, syllables and letters.

Surnames are the common ones of the Hundred Family Surnames, in simplified characters. They are the words of a
language, not people.
"""

from __future__ import annotations

from typing import Final

SURNAMES: Final = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖萧田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金"
    "石廖贾夏韦付傅方白邹孟熊秦邱江尹薛闫阎段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤习温康施牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁"
    "岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤"
    "阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞"
    "敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井"
    "常赖文洪丘辜邸木计揭糜衣裵河具玄咸宣"
)

COMPOUND_SURNAMES: Final = frozenset(
    (
        "欧阳",
        "司马",
        "上官",
        "诸葛",
        "司徒",
        "东方",
        "皇甫",
        "尉迟",
        "公孙",
        "慕容",
        "令狐",
        "夏侯",
        "端木",
        "南宫",
        "宇文",
        "长孙",
        "鲜于",
        "独孤",
    )
)

SURNAME_SOUNDS: Final = {
    "单": "shan",
    "曾": "zeng",
    "区": "ou",
    "仇": "qiu",
    "解": "xie",
    "任": "ren",
    "查": "zha",
    "朴": "piao",
    "华": "hua",
    "盖": "ge",
    "尉": "yu",
    "翟": "zhai",
    "覃": "qin",
    "乐": "yue",
    "缪": "miao",
    "贾": "jia",
    "种": "chong",
    "冼": "xian",
    "燕": "yan",
    "宁": "ning",
    "沈": "shen",
    "石": "shi",
    "万": "wan",
    "叶": "ye",
    "于": "yu",
    "余": "yu",
    "车": "che",
    "盛": "sheng",
    "吕": "lv",
    "艾": "ai",
    "谷": "gu",
    "柏": "bai",
    "葛": "ge",
    "麦": "mai",
    "厉": "li",
    "秘": "bi",
    "行": "xing",
    "长": "zhang",
    "谌": "chen",
    "阚": "kan",
    "隋": "sui",
    "臧": "zang",
    "瞿": "qu",
    "佟": "tong",
    "卜": "bu",
    "六": "lu",
}
"""Characters that are read otherwise as surnames, or whose first sound in the dictionary is a rare one."""

NOT_IN_NAMES: Final = frozenset(
    "的了是在和有不这那我你他她它们与及或也都就还又被把对从向到为以于之其此但而且则若因所并很更最已将会要该"
    "没吗呢吧啊么什个些每某各两几第次年日时分秒件份种类级号处局部厅院委办组队所室者们等"
)
"""Characters of grammar, counting and offices that given names seldom hold: none is taken to hold one."""

INITIALS: Final = (
    *("zh", "ch", "sh", "b", "p", "m", "f", "d", "t", "n", "l", "g", "k", "h"),
    *("j", "q", "x", "r", "z", "c", "s", "y", "w"),
)
"""Longest first."""

UYGHUR_INITIALS: Final = {
    "": "ئ",
    "b": "ب",
    "p": "پ",
    "m": "م",
    "f": "ف",
    "d": "د",
    "t": "ت",
    "n": "ن",
    "l": "ل",
    "g": "گ",
    "k": "ك",
    "h": "خ",
    "j": "ج",
    "q": "چ",
    "x": "ش",
    "zh": "ج",
    "ch": "چ",
    "sh": "ش",
    "r": "ر",
    "z": "ز",
    "c": "س",
    "s": "س",
    "y": "ي",
    "w": "ۋ",
}

UYGHUR_FINALS: Final = {
    "a": "ا",
    "o": "و",
    "e": "ې",
    "ai": "ەي",
    "ei": "ېي",
    "ao": "اۋ",
    "ou": "وۋ",
    "an": "ەن",
    "en": "ېن",
    "ang": "اڭ",
    "eng": "ېڭ",
    "ong": "ۇڭ",
    "er": "ەر",
    "i": "ى",
    "ia": "يا",
    "ie": "يې",
    "iao": "ياۋ",
    "iu": "يۇ",
    "ian": "يەن",
    "in": "ىن",
    "iang": "ياڭ",
    "ing": "ىڭ",
    "iong": "يۇڭ",
    "u": "ۇ",
    "ua": "ۇا",
    "uo": "و",
    "uai": "ۇەي",
    "ui": "ۇي",
    "uan": "ۇەن",
    "un": "ۇن",
    "uang": "ۇاڭ",
    "v": "ۈ",
    "ve": "ۈې",
    "van": "ۈەن",
    "vn": "ۈن",
    "ue": "ۈې",
}

UYGHUR_LETTERS: Final = {
    "ا": ("a", "а"),
    "ە": ("e", "ә"),
    "ب": ("b", "б"),
    "پ": ("p", "п"),
    "ت": ("t", "т"),
    "ج": ("j", "җ"),
    "چ": ("ch", "ч"),
    "خ": ("x", "х"),
    "د": ("d", "д"),
    "ر": ("r", "р"),
    "ز": ("z", "з"),
    "ژ": ("zh", "ж"),
    "س": ("s", "с"),
    "ش": ("sh", "ш"),
    "ف": ("f", "ф"),
    "ڭ": ("ng", "ң"),
    "ل": ("l", "л"),
    "م": ("m", "м"),
    "ھ": ("h", "һ"),
    "و": ("o", "о"),
    "ۇ": ("u", "у"),
    "ۆ": ("ö", "ө"),
    "ۈ": ("ü", "ү"),
    "ۋ": ("w", "в"),
    "ې": ("ë", "е"),
    "ى": ("i", "и"),
    "ي": ("y", "й"),
    "ق": ("q", "қ"),
    "ك": ("k", "к"),
    "گ": ("g", "г"),
    "ن": ("n", "н"),
    "غ": ("gh", "ғ"),
    "ئ": ("", ""),
}
"""The letters of Uyghur in Arabic script, and those of its Latin and Cyrillic scripts."""

ARABIC_INITIALS: Final = {
    "": "",
    "b": "ب",
    "p": "ب",
    "m": "م",
    "f": "ف",
    "d": "د",
    "t": "ت",
    "n": "ن",
    "l": "ل",
    "g": "غ",
    "k": "ك",
    "h": "ه",
    "j": "ج",
    "q": "تش",
    "x": "ش",
    "zh": "تش",
    "ch": "تش",
    "sh": "ش",
    "r": "ر",
    "z": "تس",
    "c": "تس",
    "s": "س",
    "y": "ي",
    "w": "و",
}

ARABIC_FINALS: Final = {
    "a": "ا",
    "o": "و",
    "e": "ي",
    "ai": "اي",
    "ei": "ي",
    "ao": "او",
    "ou": "و",
    "an": "ان",
    "en": "ن",
    "ang": "انغ",
    "eng": "نغ",
    "ong": "ونغ",
    "er": "ار",
    "i": "ي",
    "ia": "يا",
    "ie": "ي",
    "iao": "ياو",
    "iu": "يو",
    "ian": "يان",
    "in": "ين",
    "iang": "يانغ",
    "ing": "ينغ",
    "iong": "يونغ",
    "u": "و",
    "ua": "وا",
    "uo": "و",
    "uai": "واي",
    "ui": "وي",
    "uan": "وان",
    "un": "ون",
    "uang": "وانغ",
    "v": "و",
    "ve": "ويه",
    "van": "وان",
    "vn": "ون",
    "ue": "ويه",
}

TRANSCRIBING: Final = frozenset(
    "阿埃艾爱安昂奥巴白拜班邦保堡贝本比彼毕宾波博勃伯卜布不查车达大戴丹当道德登邓狄迪蒂丁东杜敦多厄恩尔法凡方菲费芬丰佛夫弗福富"
    "盖甘冈高戈哥格葛根贡古瓜圭哈海汉豪合赫亨洪胡华怀霍基吉加贾江杰金卡开凯坎康考科克肯孔库夸奎拉莱兰朗劳勒雷黎里利力丽莉立"
    "连廉列林琳隆卢鲁伦罗洛吕马玛迈麦买曼芒毛梅门蒙孟米密敏明莫姆木穆默纳娜南瑙内能尼妮宁牛农努诺欧帕派潘庞培佩彭皮平坡普奇齐恰"
    "乔切琴丘让热仁日荣茹儒瑞若萨赛桑瑟森沙莎山尚绍舍申生圣施什史舒朔斯丝思松苏孙索塔太泰坦汤特滕提蒂廷亭通图土吐托瓦万汪维韦"
    "威温文翁沃乌武西希锡夏香肖谢辛欣雄休许逊雅亚延扬耶叶伊依易因英尤于约赞泽扎詹哲珍朱兹子佐汗江合艾麦买提吾守尔卡热依再孜迪"
    "玉牙祖乎帖肉拍甫库帕亚佳妮萨别图荪伽帝斡苏普逊吐洪比莎拜提皮亚米纳瓦力提赛旦司马义"
)
"""Characters that write the sounds of other languages."""

TRADITIONAL: Final = {
    "爱德华": "eduard",
    "彼得": "peter",
    "威廉": "wiliam",
    "约翰": "jon",
    "保罗": "paulo",
    "玛丽": "mari",
    "大卫": "david",
    "戴维": "david",
    "亨利": "henri",
    "查尔斯": "charles",
    "詹姆斯": "jeyms",
    "乔治": "jorj",
    "迈克尔": "maykel",
    "约瑟夫": "yosef",
    "雅各布": "yakob",
    "史蒂文": "stiven",
    "斯蒂芬": "stefan",
    "安德鲁": "andru",
    "菲利普": "filip",
    "伊丽莎白": "elizabet",
    "凯瑟琳": "katerin",
    "路易": "lui",
    "胡安": "khuan",
    "何塞": "khose",
    "豪尔赫": "khorkhe",
    "休": "hyu",
    "马修": "matyu",
    "路加": "luka",
    "托马斯": "tomas",
    "理查德": "richard",
    "若昂": "joao",
    "若泽": "joze",
    "让": "jan",
    "皮埃尔": "pyer",
    "弗朗索瓦": "fransua",
}
"""Names of saints and kings, in simplified characters, printed otherwise than they sound: words, not people."""
