# SPDX-FileCopyrightText: 2026 The Vorlage authors
# SPDX-License-Identifier: Apache-2.0
"""Verbs of what happens, and what tells that they do not tell it in the report's own voice: data, no rules.

Lists are written by hand for news prose. Verbs of saying, thinking, meaning and being are left out on purpose: what
they carry is somebody's word, a reading or a state, and no event. English and Russian have past forms only.
"""

from __future__ import annotations

from typing import Final

from vorlage.extraction.number_words import word_set

ACTS_ENGLISH: Final = word_set(
    """
    abandoned abducted abolished acquired adopted ambushed amended appointed approved arrested assassinated attacked
    attended awarded banned barred beat beaten besieged blocked boarded bombed bought broke broken brought built
    bulldozed burned burnt buried cancelled canceled captured carried caught charged chose chosen cleared
    commissioned completed confiscated convicted created crossed cut damaged defeated delayed deleted delivered
    demolished deployed deported destroyed detained detonated diagnosed discharged discovered dismantled dismissed
    disbanded dissolved distributed downgraded drained dropped drove driven dug dumped ejected elected ended
    established evacuated evicted executed expelled extradited fenced filed filled fined fired flooded flown forced
    founded freed froze frozen gave given got granted gunned handed hanged held hijacked hired hit hosted imposed
    imprisoned inaugurated indicted infected injured inspected installed interrogated introduced invaded
    investigated invited jailed joined kidnapped killed laid launched left led lifted looted lost lowered marked
    merged mined moved murdered named nationalised nationalized occupied opened operated ordered ousted overthrew
    overthrown overturned paid passed photographed placed planted played poisoned postponed presented produced
    promoted prosecuted published pulled punished purchased pushed quarantined questioned raided raised rammed raped
    ratified rebuilt received recalled recaptured recovered recruited reduced refused relocated released removed
    renamed replaced rescued reopened restored retrieved returned robbed sacked sailed scrapped sealed searched
    seized selected sent sentenced served severed shelled shipped shot shut signed sank sold staged stabbed started
    stole stolen stopped stormed stripped struck sued suffered surrounded suspended swept took taken targeted tested
    threw thrown tore torn tortured towed trained transferred transported tried unveiled vandalised vaccinated
    vetoed visited won withdrew withdrawn wounded wrecked gained contracted forced set adopted drafted transferred
    summoned sworn awarded leaked seen found shown sworn born
    """
)
"""Past forms that take an object, or are passive behind "was"."""

PASSIVE_ONLY_ENGLISH: Final = word_set("seen found shown sworn born taken given got held left led named tried")
"""Of these, forms that tell an event by themselves only behind "was" or with an object printed right behind them."""

HAPPENINGS_ENGLISH: Final = word_set(
    """
    appeared arrived assembled broke burned burnt came climbed clashed closed collapsed collided convened crashed
    crossed defected departed died disappeared drowned emigrated ended erupted escaped exploded fell fled flew
    flowed fought froze gathered graduated happened landed lapsed left marched married met moved occurred opened
    overflowed perished protested quit rallied reopened resigned retired retreated returned rioted rose ran sailed
    sank settled spilled spread started stopped struck surrendered testified took travelled traveled unfolded
    vanished visited voted walked went withdrew began resumed fallen risen begun rebounded tumbled surged plunged
    soared slipped gained contracted dropped reconvened stepped pulled broke
    """
)
"""Past forms that need no object: "resigned in May"."""

PARTICLES_ENGLISH: Final = (
    r"(?:\s+(?:out|place|part|apart|aground|ashore|office|(?:down|up|off|away|over|back)(?!\s+(?:the\s+)?[A-Z])))?"
)

RUSSIAN_ACTS: Final = (
    "арестова задержа уби рани похити захвати взорва подожг разруши уничтожи постро откры закры подписа утверди "
    "приня отмени назначи уволи избра осуди приговори казни отправи вывез перевез передал переда выда выдворили "
    "выдвори депортирова эвакуирова освободи отпусти обыска конфискова изъя купи прода посети провел прове "
    "запусти создал созда основа распусти запрети введ ввел ввё остановил останови опубликова допроси избил изби "
    "расстреля атакова обстреля заминирова нанес выигра проигра получи выписа похорони затопи залил перекры снес "
    "снесл перенес награди"
)
"""Stems of verbs that take an object; the endings of the past tense follow."""

RUSSIAN_HAPPENINGS: Final = (
    "умер скончал взорвал обруши столкну прибы приеха прилете вылете уеха выступи встрети произош случи состоя "
    "нача закончи заверши сгоре загоре бежа сбежа верну приземли разби утону затону пропа роди собра протестова "
    "бастова голосова сда вспыхну покину отпра"
)
"""Stems of verbs that need no object; an ending with "л" follows."""

RUSSIAN_FORMS: Final = (
    "погиб|погибла|погибло|погибли|умер|умерла|умерли|ушел|ушёл|ушла|ушли|вышел|вышла|вышли|исчез|исчезла|исчезли|вошел|вошёл|вошла|вошли"
    "|пришел|пришёл|пришла|пришли|произошел|произошёл|произошла|произошло|произошли|ушло|вышло|прошел|прошёл|прошла|прошло|прошли"
)
"""Past forms without a stem of their own."""

ARABIC_ACTS: Final = word_set(
    """
    اعتقلت اعتقل اعتقلوا أوقفت احتجزت احتجز أغلقت أغلق افتتح افتتحت فتحت وقع وقعت قصفت قصف هاجم هاجمت اقتحمت اقتحم
    دمرت دمر هدمت هدم أطلقت أطلق نقلت نقل أرسلت أرسل رحلت صادرت صادر داهمت داهم زار زارت التقى التقت استقبل استقبلت
    عين عينت أقال أقالت حكمت أصدرت أصدر أعدمت أعدم خطف خطفت اختطف اختطفت قتلت قتل أصابت أصيب اغتالت اغتال بنت أنشأت
    أسست سلمت سلم استعادت سيطرت انتخب انتخبت اعتمدت أقرت ألغت ألغى نشرت منعت منع فرضت رفعت
    """
)
"""Past forms with which an Arabic sentence begins, that take an object."""

ARABIC_HAPPENINGS: Final = word_set(
    """
    وصل وصلت غادر غادرت توفي توفيت مات ماتت انفجر انفجرت انهار انهارت اندلع اندلعت وقع وقعت حدث حدثت استقال استقالت
    فر هرب هربت عقد عقدت بدأ بدأت انتهى انتهت اجتمع اجتمعت تظاهر تظاهرت تحطمت تحطم غرق غرقت سقط سقطت عاد عادت انعقد
    انعقدت لقي جرت جرى شارك شاركت
    """
)
"""Past forms that need no object."""

HAN_ACTS: Final = (
    "逮捕|拘留|拘押|抓捕|抓获|关押|处决|枪杀|枪决|杀害|绑架|袭击|轰炸|炸毁|摧毁|拆除|关闭|查封|没收|搜查|会见|会晤|访问|抵达|"
    "到达|离开|签署|通过|批准|任命|罢免|免职|撤职|解雇|当选|选举|宣判|判处|起诉|遣返|驱逐|释放|转移|运送|疏散|撤离|建成|落成|开设|"
    "开放|开业|成立|创办|创立|发射|占领|攻占|收购|出售|举行|召开|举办|启动|开工|竣工|发布|出版|去世|逝世|死亡|身亡|遇难|受伤|"
    "坠毁|沉没|爆炸|倒塌|坍塌|起火|辞职|出生|失踪|逃离|逃脱|投降|参加|出席|击败|赢得|夺得|毕业|迁往|迁至|移居|加入|结婚"
)
"""Verbs of what happens."""

HAN_OCCURRENCES: Final = "发生|爆发"
"""Verbs behind which stands what happened."""

HAN_OCCURRED: Final = (
    "爆炸|火灾|大火|地震|事故|冲突|骚乱|战争|洪水|泄漏|枪击|示威|抗议|袭击|革命|政"
    "变|叛乱|屠杀|暴动|罢工|疫情|危机|交火|矿难|塌方|滑坡|坠机|海啸|劫持|火并|内战|瘟疫|饥荒"
)
"""What may occur, at the end of its phrase."""

VOICE: Final = (
    r"\b(?:sa(?:y|ys|id|ying)|t(?:ell|ells|old)|claim(?:s|ed|ing)?|alleg\w+|accus\w+|reportedly|accord(?:ing)?\s+to|believ\w+|th(?:ink|inks|ought)"
    r"|argu(?:e|es|ed)|insist\w*|supposed\w*|apparently|purported\w*|rumou?r\w*|announc(?:ed|es|ing)\s+(?:that|it|he|she|they|the|a|plans?)|warn(?:s|ed|ing)"
    r"|suggest\w*|estimat(?:es|ed)|wrote|writes|suspect\w*|possibl[ey]|perhaps|probably|report(?:s|ed|ing)?\s+that|show(?:s|ed)?\s+that|reveal\w*"
    r"|confirm(?:s|ed)|den(?:y|ies|ied)|acknowledg\w+|stat(?:es|ed)|add(?:s|ed)\s+that|quoted)\b"
    r"|\b(?:якобы|сказал|заяви|сообщ|утвержда|по\s+словам|по\s+данным|если|бы\b|возможно|говорит|считает|пишет|отметил|объявил|рассказ|признал"
    r"|планиру|намерен"
    r"|согласно|предположительно)"
    r"|表示|称[，：:“]|说[，：:“]|据|据称|认为|指出|指控|宣称|声称|报道|如果|若|可能|计划|打算|准备|将要|将会|希望|预计|应该|相信|估计|传说|传闻|涉嫌"
    r"|(?<!\w)[وف]?(?:قال|قالت|قالوا|أعلن|أعلنت|زعم|زعمت|ذكر|ذكرت|أفاد|أفادت|بحسب"
    r"|وفقا|وفقاً|يزعم|ربما|إذا|لو|صرح|صرحت|أكد|أكدت|أوضح|أوضحت|يقول|تقول|نقلا|لم|لن|قد)(?!\w)"
)
"""Words that tell that something is somebody's word or a guess: where nothing is bound to them, no event is told."""

UNREAL: Final = (
    r"\b(?:whether|if|unless|would|could|might|likely|fear\w*"
    r"|hop(?:e|es|ed|ing)|plan(?:s|ned|ning)?|expect\w*|set\s+to"
    r"|due\s+to)\b"
)
"""Words before an English verb that make it a plan, a fear or a guess."""

PLACE_NOUNS: Final = (
    "station|camp|camps|prison|prisons|square|court|hospital|airport|village|town|city|school|university|hotel|stadium|base|port|harbour|harbor"
    "|bridge|factory|market|mosque|church|temple|embassy|consulate|parliament|palace|region|province|district|county|capital|border|coast|island"
    "|valley|river|lake|desert|headquarters|plant|mine|office|offices|building|centre|center|street|road|suburb|suburbs|outskirts|field|park|theatre|theater"
)
NO_PLACES: Final = word_set(
    """
    January February March April May June July August September October November December Jan Feb Mar Apr Jun Jul
    Aug Sep Sept Oct Nov Dec Monday Tuesday Wednesday Thursday Friday Saturday Sunday Chinese English French German
    Spanish Arabic Russian Latin Greek Christmas Easter Ramadan I He She It They We AD BC Congress Twitter Facebook
    God
    """
)
ARABIC_PLACES: Final = (
    "مدينة|بلدة|قرية|محافظة|إقليم|منطقة|سجن|معسكر|محطة|مطار|ساحة|شارع|مستشفى|محكمة|العاصمة|ولاية"
    "|مقاطعة|ميناء|جزيرة|حي|ضاحية|معبر|مقر|جامعة|مدرسة|فندق|قاعدة|شمال|جنوب|شرق|غرب|وسط"
)
_TRADITIONAL = (
    "須則尋謀儘團請"
    "會見關閉訪問達離開簽過職罷選舉宣審訴驅釋轉運應發設業創辦領攻購動竣佈遷結傷難毀沒機墜塌產參擊敗贏奪畢"
    "後當時將為與從對於縣區鎮國營獄場車醫學廣島灣這問題經間開東華議戰爭體軍單擴輛億萬於還無並個們來現報稱"
    "說認軍遊裡總統號據傳處決殺槍綁襲炸滅擄遭獲繼續羅馬爾終於帶遞僱顧聽讓導護監禁撤輸進衝啟蘇聯邊際興確實"
    "話標準備據著書圖畫寫雙麼麗權罪責隨種類強論記錄試圖戲劇團隊聖堅別廳樓艦艇飛彈陣線門課務員師長滿連續舊"
    "組織級稅黨條約項爲內復歸"
)
_SIMPLIFIED = (
    "须则寻谋尽团请"
    "会见关闭访问达离开签过职罢选举宣审诉驱释转运应发设业创办领攻购动竣布迁结伤难毁没机坠塌产参击败赢夺毕"
    "后当时将为与从对于县区镇国营狱场车医学广岛湾这问题经间开东华议战争体军单扩辆亿万于还无并个们来现报称"
    "说认军游里总统号据传处决杀枪绑袭炸灭掳遭获继续罗马尔终于带递雇顾听让导护监禁撤输进冲启苏联边际兴确实"
    "话标准备据着书图画写双么丽权罪责随种类强论记录试图戏剧团队圣坚别厅楼舰艇飞弹阵线门课务员师长满连续旧"
    "组织级税党条约项为内复归"
)
TO_SIMPLIFIED: Final = str.maketrans(_TRADITIONAL, _SIMPLIFIED)
"""Traditional characters of the words above and around them; one stands for one, so that places stay."""
